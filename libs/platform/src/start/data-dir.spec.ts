import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataDir } from './data-dir.js';

/** Whoever runs the tests may well be allowed everything. */
const refusing = (code: string, name: string) => (path: string) => {
  if (path.endsWith(name)) throw Object.assign(new Error('no'), { code });
};

describe('the data directory before a start', () => {
  let folder: string;
  let dataDir: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-start-'));
    dataDir = join(folder, 'data');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is created if missing, and otherwise left as it is', () => {
    prepareDataDir(join(dataDir, 'below'));
    prepareDataDir(join(dataDir, 'below'));
    expect(existsSync(join(dataDir, 'below'))).toBe(true);
  });
  it.each(['', 'below'])('is refused if a file is in its place (%s)', (below) => {
    writeFileSync(dataDir, '');
    expect(() => {
      prepareDataDir(join(dataDir, below));
    }).toThrow('cannot be made: there is a file in its place. Move that away, or name another folder');
  });
  it.each([
    ['EACCES', /^The data directory \S+ cannot be read and written by the user that runs Plumbline/],
    ['EROFS', /^The data directory \S+ is on a file system that is read-only: mount it writable/],
  ])('is refused if it is not writable (%s), in one line with the fix', (code, said) => {
    const prepare = () => {
      prepareDataDir(dataDir, refusing(code, 'data'));
    };
    expect(prepare).toThrow(said);
    expect(prepare).toThrow(/^[^\n]*or name another folder with PLUMBLINE_DATA_DIR\.$/);
  });
  it('is refused if one of its files belongs to somebody else, naming the file', () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'events.db'), '');
    writeFileSync(join(dataDir, 'notes.txt'), '');
    expect(() => {
      prepareDataDir(dataDir, refusing('EACCES', 'events.db'));
    }).toThrow(`${join(dataDir, 'events.db')} cannot be read and written`);
    prepareDataDir(dataDir, refusing('EACCES', 'notes.txt'));
  });
});
