import { globSync, readFileSync } from 'node:fs';

const read = (pattern: string, exclude: (file: string) => boolean): string =>
  globSync(pattern)
    .filter((file) => !exclude(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const isSpec = (file: string) => file.endsWith('.spec.ts');

const DECIDERS = 'libs/domain/src/nomination/decide';
const commands = [...read(`${DECIDERS}/*.ts`, isSpec).matchAll(/= (?:On|Command)<\s*'(\w+)'/g)].map(
  ([, type]) => type ?? '',
);

describe('every command on a nomination', () => {
  const specs = read(`${DECIDERS}/*.spec.ts`, () => false);
  it('is found', () => {
    expect(commands).toEqual(expect.arrayContaining(['OpenNomination', 'WriteStatement', 'ResolveAppeal']));
    expect(new Set(commands).size).toBe(commands.length);
  });
  it.each(commands)('%s is decided in a spec beside its decider', (type) => {
    expect(specs).toContain(`'${type}'`);
  });
});
