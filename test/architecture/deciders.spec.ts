import { existsSync, globSync, readFileSync } from 'node:fs';

const isSpec = (file: string): boolean => file.endsWith('.spec.ts');
const read = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');

const DECIDERS = 'libs/domain/src/nomination/decide';
const sources = read(globSync(`${DECIDERS}/*.ts`).filter((file) => !isSpec(file)));
const commands = [...sources.matchAll(/= (?:On|Command)<\s*'(\w+)'/g)].map(([, type]) => type ?? '');

describe('every command on a nomination', () => {
  const specs = read(globSync(`${DECIDERS}/*.spec.ts`));
  it('is found', () => {
    expect(commands).toEqual(expect.arrayContaining(['OpenNomination', 'WriteStatement', 'ResolveAppeal']));
    expect(new Set(commands).size).toBe(commands.length);
  });
  it.each(commands)('%s is decided in a spec beside its decider', (type) => {
    expect(specs).toContain(`'${type}'`);
  });
});

/** What the linter allows a file to have, not counting those that are blank. */
const MOST_LINES = 200;
const linesIn = (files: readonly string[]): number =>
  read(files)
    .split('\n')
    .filter((line) => line.trim() !== '').length;

const NAMES = ['candidacy', 'cycle', 'framework', 'nomination', 'person'];
const AGGREGATES = globSync('libs/domain/src/*/state.ts').map((file) => file.replace('/state.ts', ''));
const places = AGGREGATES.flatMap((folder) => ['events', 'decide'].map((name) => `${folder}/${name}`));

describe('the events and the decider of an aggregate', () => {
  it('are looked for in every aggregate', () => {
    expect(AGGREGATES.map((folder) => folder.split('/').at(-1)).sort()).toEqual(NAMES);
  });
  it.each(places)('%s is a file or a folder, never both', (place) => {
    expect([existsSync(`${place}.ts`), globSync(`${place}/*.ts`).length > 0].filter(Boolean)).toHaveLength(1);
  });
  it.each(places.filter((place) => !existsSync(`${place}.ts`)))(
    '%s is a folder with an index, because one file would be too long',
    (place) => {
      const sources = globSync(`${place}/*.ts`).filter((file) => !isSpec(file));
      expect(sources).toContain(`${place}/index.ts`);
      expect(linesIn(sources)).toBeGreaterThan(MOST_LINES);
    },
  );
});
