import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureMakeable, prepareDataDir } from './data-dir.js';

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

  it.each(['', 'below', 'further/below'])(
    'is told beforehand not to be makeable, or to be, and is not made (%s)',
    (below) => {
      const path = join(dataDir, below);
      ensureMakeable(path);
      expect(existsSync(dataDir)).toBe(false);
      const ensure = (code?: string) => () => {
        ensureMakeable(path, code === undefined ? undefined : refusing(code, ''));
      };
      expect(ensure('EACCES')).toThrow('the folder above it is not theirs who run Plumbline');
      expect(ensure('EROFS')).toThrow('its file system is read-only. Mount that writable');
      symlinkSync(join(folder, 'not-mounted'), dataDir);
      expect(ensure()).toThrow(`cannot be made: ${dataDir} is a link that leads nowhere`);
      rmSync(dataDir);
      writeFileSync(dataDir, '');
      expect(ensure()).toThrow('cannot be made: there is a file in its place');
    },
  );
  it.each(['', 'below', 'further/below'])('is refused if a link in its place leads nowhere (%s)', (below) => {
    symlinkSync(join(folder, 'not-mounted'), dataDir);
    expect(() => {
      prepareDataDir(join(dataDir, below));
    }).toThrow(`cannot be made: ${dataDir} is a link that leads nowhere. Put back what it leads to, such as a disk`);
  });
  it('may be a link to a folder, and so may its files be to files', () => {
    mkdirSync(join(folder, 'disk'));
    writeFileSync(join(folder, 'kept'), '');
    symlinkSync(join(folder, 'disk'), dataDir);
    symlinkSync(join(folder, 'kept'), join(dataDir, 'events.db'));
    prepareDataDir(dataDir);
    expect(existsSync(join(folder, 'disk', 'events.db'))).toBe(true);
  });

  const places = ['events.db', 'events.db-wal', 'keys.db', 'master.key', 'token-key.pem', 'position.key'];
  const put = {
    'a folder': (path: string) => {
      mkdirSync(path);
    },
    'a named pipe': (path: string) => {
      spawnSync('mkfifo', [path]);
    },
    'a link that leads nowhere': (path: string) => {
      symlinkSync(join(folder, 'not-mounted'), path);
    },
    'a link to itself': (path: string) => {
      symlinkSync(path, path);
    },
  };
  const remedies: Readonly<Record<string, string>> = {
    'a folder': 'is a folder. Move it away, and put back the file that was there',
    'a named pipe': 'is a named pipe. Move it away, and put back the file that was there',
    'a link that leads nowhere': 'is a link that leads nowhere. Put back what it leads to',
    'a link to itself': 'is a link that leads nowhere. Put back what it leads to',
  };
  const cases = Object.entries(put).flatMap(([what, make]) => places.map((name) => ({ what, name, make })));
  it.each(cases)('is refused with $what in the place of $name, with nothing about rights', ({ what, name, make }) => {
    mkdirSync(dataDir);
    const path = join(dataDir, name);
    make(path);
    expect(() => {
      prepareDataDir(dataDir);
    }).toThrow(`${path} ${remedies[what] ?? ''}`);
  });
  it.each([
    ['views.db', 'views are kept in a file of that name, and are derived from events.'],
    ['writer.lock', 'a lock is a file of that name, holds nothing, and is made again.'],
  ])('says of a folder in the place of %s that it is enough to move it away', (name, why) => {
    mkdirSync(join(dataDir, name), { recursive: true });
    expect(() => {
      prepareDataDir(dataDir);
    }).toThrow(`is a folder. Move it away: ${why}`);
  });
});
