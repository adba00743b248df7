import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { type Planted, plantsFor, world } from './planted-imports.js';

const config = createRequire(import.meta.url)(join(process.cwd(), '.dependency-cruiser.cjs')) as IConfiguration;
const forbidden = config.forbidden ?? [];
const rules = forbidden.map(({ name }) => name ?? '');
const plants = forbidden.flatMap(plantsFor);
type Violation = Readonly<{ rule: string; from: string }>;

/** Everything is planted in one small tree of its own and cruised once: other tests read the live tree meanwhile. */
const violationsIn = async (root: string): Promise<readonly Violation[]> => {
  const fileName = join(root, 'tsconfig.json');
  const options = { ...config.options, baseDir: root, tsConfig: { fileName }, ruleSet: { forbidden }, validate: true };
  const tree = ['apps', 'libs', 'tools', 'test'];
  const { output } = await cruise(tree, options, {}, { tsConfig: extractTSConfig(fileName) });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
};

let root: string;
let violations: readonly Violation[];
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) cpSync(file, join(root, file));
  for (const [file, text] of world()) write(file, text);
  for (const { file, code } of plants) write(file, code);
  violations = await violationsIn(root);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const firedAt = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule);
const named = ({ rule, what, file }: Planted) => [rule, what, file] as const;

it('every rule has a planted violation', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter((rule) => plants.every((plant) => plant.rule !== rule))).toEqual([]);
});

it.each(plants.filter(({ legal }) => !legal).map(named))('%s: refuses %s', (rule, _what, file) => {
  expect(firedAt(file)).toContain(rule);
});

it.each(plants.filter(({ legal }) => legal).map(named))('%s: allows %s', (_rule, _what, file) => {
  expect(firedAt(file)).toEqual([]);
});

it('the small tree is legal without the planted files', () => {
  const planted = new Set(plants.map(({ file }) => file));
  expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
});

describe('docs/architecture.md', () => {
  const libs = globSync('libs/*').map((folder) => folder.replace('libs/', ''));
  const namesIn = (text: string) =>
    [...text.matchAll(/[a-z]+(?:-[a-z]+)*/g)].flatMap(([name]) => (libs.includes(name) ? [name] : [])).sort();
  const rows = readFileSync('docs/architecture.md', 'utf8').matchAll(
    /^\| `((?:libs|apps)\/[a-z-]+)` +\|[^|]+\| ([^|]+)\|$/gm,
  );
  const described = new Map([...rows].map(([, folder = '', imports = '']) => [folder, imports]));
  const layers = rules.flatMap((rule) => {
    const [, layer, allowed] = /^((?:libs|apps)\/\S+): only (.+)$/.exec(rule) ?? [];
    return layer === undefined || allowed === undefined ? [] : [[layer, allowed] as const];
  });

  it('has a row for every folder', () => {
    expect([...described.keys()].sort()).toEqual(globSync('{libs,apps}/*').sort());
  });
  it.each(layers)('names what %s may import: %s', (layer, allowed) => {
    const imports = described.get(layer) ?? '';
    if (!/\bany\b/.test(imports)) expect(namesIn(imports)).toEqual(namesIn(allowed));
  });
});
