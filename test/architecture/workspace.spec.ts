import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

type Project = Readonly<{
  type: string;
  root: string;
  sourceRoot: string;
  entryFile: string;
  compilerOptions: { tsConfigPath: string };
}>;
type NestConfig = Readonly<{ projects: Record<string, Project> }>;

const foldersOf = (parent: string) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const projectOf = (type: string, parent: string, entryFile: string) => (name: string) =>
  [
    name,
    {
      type,
      root: `${parent}/${name}`,
      entryFile,
      sourceRoot: `${parent}/${name}/src`,
      compilerOptions: { tsConfigPath: 'tsconfig.build.json' },
    },
  ] as const;

const apps = foldersOf('apps');
const libs = foldersOf('libs');
const nest = JSON.parse(readFileSync('nest-cli.json', 'utf8')) as NestConfig;

describe('nest-cli.json', () => {
  it('names every folder of apps/ as an application, every folder of libs/ as a library, and nothing else', () => {
    expect(nest.projects).toEqual(
      Object.fromEntries([
        ...apps.map(projectOf('application', 'apps', 'main')),
        ...libs.map(projectOf('library', 'libs', 'index')),
      ]),
    );
  });

  it.each(Object.values(nest.projects).map(({ sourceRoot, entryFile }) => `${sourceRoot}/${entryFile}.ts`))(
    'finds %s on disk',
    (entry) => {
      expect(existsSync(entry)).toBe(true);
    },
  );
});

describe('tsconfig.json', () => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)).config,
    ts.sys,
    '.',
  );

  it.each(libs)('resolves @plumbline/%s to the index of its folder', (lib) => {
    const from = join(process.cwd(), 'apps/api/src/main.ts');
    const { resolvedModule } = ts.resolveModuleName(`@plumbline/${lib}`, from, options, ts.sys);
    expect(relative('.', resolvedModule?.resolvedFileName ?? '')).toBe(`libs/${lib}/src/index.ts`);
  });
});
