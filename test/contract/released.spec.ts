import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RELEASED, releasedVerdict } from '../../tools/contracts/released.js';
import { release } from '../../tools/contracts/release.js';

const SCHEMA = 'VoteCast.v1.schema.json';
const OTHER = 'CycleOpened.v1.schema.json';
const IDENTITY = [
  '-c',
  'user.name=A Reader',
  '-c',
  'user.email=reader@plumbline.example',
  '-c',
  'commit.gpgsign=false',
];

let clone: string;
const path = (file: string) => join(clone, 'contracts/events', file);
const git = (...args: string[]) => execFileSync('git', [...IDENTITY, ...args], { cwd: clone, encoding: 'utf8' });
const commit = (why: string) => {
  git('add', '-A');
  git('commit', '-q', '-m', why);
};
const list = () => JSON.parse(readFileSync(join(clone, RELEASED), 'utf8')) as Record<string, string>;
const writeList = (entries: Record<string, string | undefined>) => {
  writeFileSync(join(clone, RELEASED), JSON.stringify(entries));
};
const edit = (file: string) => {
  writeFileSync(path(file), readFileSync(path(file), 'utf8').replace('"type": "string"', '"type": "number"'));
};
const problems = () => releasedVerdict(clone).problems.join('\n');

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'plumbline-released-'));
  mkdirSync(join(clone, 'contracts/events'), { recursive: true });
  for (const file of [SCHEMA, OTHER]) cpSync(join('contracts/events', file), path(file));
  git('init', '-q', '-b', 'main');
  release(clone);
  commit('Release two schemas');
});
afterEach(() => {
  rmSync(clone, { recursive: true, force: true });
});

describe('a released event schema', () => {
  it('passes while it is unchanged', () => {
    expect(releasedVerdict(clone)).toEqual({ problems: [], compared: 'compared with 1 earlier versions' });
  });

  it('may not be edited', () => {
    edit(SCHEMA);
    expect(problems()).toContain(`${SCHEMA} is released and was edited`);
  });

  it('may not be removed', () => {
    rmSync(path(SCHEMA));
    expect(problems()).toContain(`${SCHEMA} is released and is gone`);
  });

  it('may not be edited together with its line in the list, even if both are committed', () => {
    edit(SCHEMA);
    writeList({ ...list(), [SCHEMA]: undefined });
    release(clone);
    commit('Edit a released schema and hide it');
    expect(problems()).toBe(`The line of ${SCHEMA} in ${RELEASED} was changed: lines are only ever added.`);
  });

  it('may not lose its line, even many commits later', () => {
    writeList({ ...list(), [SCHEMA]: undefined });
    commit('Remove a line');
    writeFileSync(join(clone, 'other'), 'x');
    commit('Something else');
    expect(problems()).toBe(`The line of ${SCHEMA} in ${RELEASED} was removed: lines are only ever added.`);
  });

  it('may not lose its line in a merge that takes the other side', () => {
    git('checkout', '-q', '-b', 'side');
    cpSync(path(SCHEMA), path('New.v1.schema.json'));
    release(clone);
    commit('Release a third on a side branch');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '-s', 'ours', '-m', 'Merge and drop it', 'side');
    expect(problems()).toContain(`The line of New.v1.schema.json in ${RELEASED} was removed`);
  });

  it('is still compared with its line if there is no git history, and the gate says so', () => {
    rmSync(join(clone, '.git'), { recursive: true });
    expect(releasedVerdict(clone)).toEqual({
      problems: [],
      compared: 'no git history here: compared with the files only',
    });
    edit(SCHEMA);
    expect(problems()).toContain(`${SCHEMA} is released and was edited`);
  });

  it('is compared with what a shallow clone has, and the gate says that older versions are missing', () => {
    writeFileSync(join(clone, 'other'), 'x');
    commit('Something else');
    const shallow = join(clone, 'shallow');
    git('clone', '-q', '--depth', '1', `file://${clone}`, shallow);
    expect(releasedVerdict(shallow).compared).toContain('a shallow clone: older ones are out of reach');
  });
});

describe('releasing', () => {
  it('adds missing lines and leaves the rest', () => {
    const before = list();
    cpSync(path(SCHEMA), path('New.v1.schema.json'));
    expect(release(clone)).toEqual(['New.v1.schema.json']);
    expect(list()).toMatchObject(before);
    expect(Object.keys(list())).toHaveLength(3);
    expect(problems()).toBe('');
  });

  it('adds nothing a second time', () => {
    expect(release(clone)).toEqual([]);
  });
});

it('no released schema of this tree has changed', () => {
  expect(releasedVerdict('.').problems).toEqual([]);
});
