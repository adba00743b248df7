import { type IForbiddenRuleType } from 'dependency-cruiser';

/** A file whose one import a rule must refuse or, where `legal`, let pass. */
export type Planted = Readonly<{ rule: string; what: string; file: string; code: string; legal: boolean }>;
type Case = Readonly<{ what: string; file: string; code: string; legal?: boolean }>;

const LIBS = [
  ...['access', 'application', 'blueprint-import', 'canonical', 'career-graph', 'domain', 'event-store', 'platform'],
  ...[
    'messaging',
    'postgres',
    'projection-runtime',
    'projections',
    'read-model',
    'responses',
    'sqlite',
    'testing',
    'testing-views',
    'view-store',
  ],
];
const PACKAGES = [
  ...[
    '@nestjs/common',
    '@nestjs/cqrs',
    '@nestjs/core',
    '@nestjs/swagger',
    '@fastify/helmet',
    'ajv',
    'ajv-formats',
    'better-sqlite3',
    '@eventstore/db-client',
    '@grpc/grpc-js',
    'cloudevents',
    'kafkajs',
  ],
  ...[
    'class-validator',
    'jose',
    'kysely',
    'pg',
    'pino',
    'prom-client',
    'rxjs',
    'typebox',
    'fast-json-stringify',
    'uuid',
    'lru-cache',
    'yaml',
    'fastify',
    'commander',
  ],
  ...['mdast-util-from-markdown', 'mdast-util-frontmatter', 'mdast-util-to-string', 'micromark-extension-frontmatter'],
];

const ROOMS = ['model', 'text', 'words', 'formats', 'mapping', 'thread'];
const inRoom = (room: string, name = 'thing'): string =>
  `libs/blueprint-import/src/${ROOMS.includes(room) ? `${room}/${name}` : room}.ts`;

/** The least that imports can lead to: every lib and app with an index, and packages that export one thing. */
export const world = (): [file: string, text: string][] => [
  ...LIBS.map((lib): [string, string] => [`libs/${lib}/src/index.ts`, 'export const it = 1;\n']),
  ['libs/read-model/src/tables.ts', 'export const it = 1;\n'],
  ...['api', 'worker', 'cli'].map((app): [string, string] => [`apps/${app}/src/main.ts`, 'export const it = 1;\n']),
  ...[...ROOMS, 'inspect-blueprint'].map((room): [string, string] => [inRoom(room), 'export const it = 1;\n']),
  ['libs/domain/src/cycle/decide.ts', 'export const it = 1;\n'],
  ['libs/domain/src/nomination/decide.ts', 'export const it = 1;\n'],
  ['libs/domain/src/a.spec.ts', 'export const it = 1;\n'],
  ['test/fixtures/thing.ts', 'export const it = 1;\n'],
  ['tools/thing.ts', 'export const it = 1;\n'],
  ['tools/circle-b.ts', "import './circle-a.js';\nexport const it = 1;\n"],
  ...PACKAGES.flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'exports.it = 1;\n'],
    [`node_modules/${name}/index.d.ts`, 'export declare const it: 1;\n'],
  ]),
];

const use = (from: string) => `import { it } from '${from}';\nexport const planted = it;\n`;
const useType = (from: string) => `import type { it } from '${from}';\nexport type Planted = typeof it;\n`;
const up = (file: string) => '../'.repeat(file.split('/').length - 1);

/** What a layer may import, and a rule of its own allows for types alone. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  'libs/projections': ['read-model', 'view-store'],
  'apps/cli': ['responses'],
};

/** Rules of a layer say what it may import in their own names: `libs/x: only a, b` and `libs/x: npm only a, b`. */
const LAYER = /^(?<layer>\S+): (?<npm>npm )?only (?<list>.+)$/;

const layerCases = (layer: string, allowed: readonly string[]): Case[] => {
  const file = (name: string) => `${layer}/src/planted-${name}.ts`;
  const itself = layer.replace('libs/', '');
  const app = layer === 'apps/api' ? 'worker' : 'api';
  return [
    ...LIBS.filter((lib) => lib !== itself).map((lib) => ({
      what: `the lib ${lib}`,
      file: file(`lib-${lib}`),
      code: (TYPES_ONLY[layer]?.includes(lib) ? useType : use)(`@plumbline/${lib}`),
      legal: allowed.includes(lib),
    })),
    { what: 'a type of an app', file: file('app'), code: useType(`${up(file('app'))}apps/${app}/src/main.js`) },
    { what: 'tools', file: file('tools'), code: use(`${up(file('tools'))}tools/thing.js`) },
    { what: 'test', file: file('test'), code: use(`${up(file('test'))}test/fixtures/thing.js`) },
  ];
};

/** Rules of a room of the importer say what it may import of the others: `libs/x/src/room: of other rooms a, b`. */
const ROOM = /^libs\/blueprint-import\/src\/(?<room>\w+): of other rooms (?<list>.+)$/;

const roomCases = (room: string, allowed: readonly string[]): Case[] => [
  ...ROOMS.filter((other) => other !== room).map((other) => ({
    what: `the room ${other}`,
    file: inRoom(room, `planted-${other}`),
    code: use(`../${other}/thing.js`),
    legal: allowed.includes(other),
  })),
  {
    what: 'a type of a room',
    file: inRoom(room, 'planted-type'),
    code: useType(`../${room === 'formats' ? 'mapping' : 'formats'}/thing.js`),
  },
  {
    what: 'what reads a whole document',
    file: inRoom(room, 'planted-entry'),
    code: use('../inspect-blueprint.js'),
    legal: room === 'thread',
  },
];

const packageCases = (layer: string, allowed: readonly string[], core: boolean): Case[] => {
  const file = (name: string) => `${layer}/src/planted-${name.replaceAll(/\W/g, '-')}.ts`;
  // Decorators of HTTP have a rule of their own besides, so their imports are never legal in a file of this name.
  const tried = PACKAGES.filter((name) => !/^class-|swagger$/.test(name));
  return [
    ...tried.map((name) => ({ what: name, file: file(name), code: use(name), legal: allowed.includes(name) })),
    {
      what: 'a type of a package',
      file: file('type'),
      code: useType(tried.find((name) => !allowed.includes(name)) ?? ''),
    },
    { what: 'a module of Node', file: file('core'), code: "import 'node:fs';\n", legal: core },
  ];
};

const OTHERS: Readonly<Record<string, readonly Case[]>> = {
  'libs never import apps': [
    { what: 'an app', file: 'libs/testing/src/planted-app.ts', code: use('../../../apps/api/src/main.js') },
  ],
  'apps never import each other': [
    { what: 'another app', file: 'apps/worker/src/planted-other.ts', code: use('../../api/src/main.js') },
    { what: 'its own files', file: 'apps/worker/src/planted-own.ts', code: use('./main.js'), legal: true },
  ],
  'libs are entered through index.ts': [
    {
      what: 'a file inside',
      file: 'apps/api/src/planted-in.ts',
      code: use('../../../libs/domain/src/cycle/decide.js'),
    },
    { what: 'a type from inside', file: 'tools/planted-in.ts', code: useType('../libs/domain/src/cycle/decide.js') },
    { what: 'the index', file: 'tools/planted-index.ts', code: use('@plumbline/domain'), legal: true },
    { what: 'the tables', file: 'tools/planted-tables.ts', code: use('@plumbline/read-model/tables'), legal: true },
  ],
  'class-validator and swagger stay in dto files': [
    { what: 'a decorator elsewhere', file: 'apps/api/src/cycle/planted.ts', code: use('class-validator') },
    { what: 'swagger elsewhere', file: 'apps/api/src/cycle/planted-swagger.ts', code: use('@nestjs/swagger') },
    { what: 'a decorator in a lib', file: 'libs/application/src/planted-dto.ts', code: use('class-validator') },
    { what: 'a DTO', file: 'apps/api/src/cycle/planted.dto.ts', code: use('class-validator'), legal: true },
    { what: 'a controller', file: 'apps/api/src/planted.controller.ts', code: use('@nestjs/swagger'), legal: true },
    { what: 'the http folder', file: 'apps/api/src/http/planted.ts', code: use('class-validator'), legal: true },
  ],
  'aggregates do not import each other': [
    { what: 'another aggregate', file: 'libs/domain/src/person/planted.ts', code: use('../cycle/decide.js') },
    { what: 'a type of one', file: 'libs/domain/src/cycle/planted.ts', code: useType('../nomination/decide.js') },
    { what: 'its own files', file: 'libs/domain/src/cycle/planted-own.ts', code: use('./decide.js'), legal: true },
  ],
  'the command line knows answers by type only': [
    { what: 'a definition itself', file: 'apps/cli/src/planted-answer.ts', code: use('@plumbline/responses') },
    {
      what: 'the type of an answer',
      file: 'apps/cli/src/planted-answer-type.ts',
      code: useType('@plumbline/responses'),
      legal: true,
    },
  ],
  'projections know tables and rows by type only': [
    { what: 'a table itself', file: 'libs/projections/src/planted-table.ts', code: use('@plumbline/read-model') },
    { what: 'the store itself', file: 'libs/projections/src/planted-store.ts', code: use('@plumbline/view-store') },
    {
      what: 'a type of a row',
      file: 'libs/projections/src/planted-row.ts',
      code: useType('@plumbline/read-model'),
      legal: true,
    },
  ],
  'only the entry of the importer imports formats': [
    { what: 'a file beside the entry', file: 'libs/blueprint-import/src/planted.ts', code: use('./formats/thing.js') },
    {
      what: 'a room that is new',
      file: 'libs/blueprint-import/src/new/planted.ts',
      code: useType('../formats/thing.js'),
    },
  ],
  'no cycles': [{ what: 'a circle of two', file: 'tools/circle-a.ts', code: use('./circle-b.js') }],
  'nothing ships test code': [
    { what: 'the testing lib', file: 'apps/cli/src/planted-testing.ts', code: use('@plumbline/testing') },
    { what: 'a fixture', file: 'apps/api/src/planted-test.ts', code: use('../../../test/fixtures/thing.js') },
    { what: 'a spec', file: 'libs/domain/src/planted-spec.ts', code: use('./a.spec.js') },
    { what: 'testing in a spec', file: 'apps/api/src/planted.spec.ts', code: use('@plumbline/testing'), legal: true },
  ],
  'testing loads only the domain': [
    { what: 'another lib', file: 'libs/testing/src/planted-lib.ts', code: use('@plumbline/application') },
    { what: 'a type', file: 'libs/testing/src/planted-type.ts', code: useType('@plumbline/application'), legal: true },
    { what: 'the domain', file: 'libs/testing/src/planted-domain.ts', code: use('@plumbline/domain'), legal: true },
  ],
  unresolvable: [
    { what: 'a file that is not there', file: 'tools/planted-lost.ts', code: use('./nowhere.js') },
    { what: 'a package that is not installed', file: 'tools/planted-absent.ts', code: use('left-pad') },
  ],
};

const roomCasesOf = (name: string): Case[] | undefined => {
  const found = ROOM.exec(name)?.groups;
  return found && roomCases(found['room'] ?? '', (found['list'] ?? '').split(', '));
};

const layerCasesOf = (name: string, core: boolean): Case[] | undefined => {
  const { npm, list = '', layer = '' } = LAYER.exec(name)?.groups ?? {};
  if (layer === '') return undefined;
  const allowed = list.split(', ');
  return npm === undefined ? layerCases(layer, allowed) : packageCases(layer, allowed, core);
};

const casesOf = (name: string, core: boolean): readonly Case[] =>
  roomCasesOf(name) ?? layerCasesOf(name, core) ?? OTHERS[name] ?? [];

/** Made from the rule itself for the layers; none for a rule that nobody wrote a case for. */
export const plantsFor = ({ name = '', ...rule }: IForbiddenRuleType): Planted[] => {
  const core = 'to' in rule && 'dependencyTypes' in rule.to && !(rule.to.dependencyTypes ?? []).includes('core');
  return casesOf(name, core).map(({ legal = false, ...rest }) => ({ rule: name, legal, ...rest }));
};
