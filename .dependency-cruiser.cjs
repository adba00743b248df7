const SHIPPED = [
  'access',
  'application',
  'blueprint-import',
  'canonical',
  'career-graph',
  'domain',
  'event-log',
  'event-store',
  'key-files',
  'log-tree',
  'messaging',
  'platform',
  'projection-runtime',
  'projections',
  'proof',
  'read-model',
  'responses',
  'sealing',
  'view-store',
];
const OPEN_TELEMETRY = [
  'api',
  'context-async-hooks',
  'core',
  'exporter-metrics-otlp-http',
  'exporter-trace-otlp-http',
  'resources',
  'sdk-metrics',
  'sdk-trace',
].map((name) => `@opentelemetry/${name}`);
// One line per layer: what it may import. Anything absent is an error. `core` allows Node's own modules.
const LAYERS = {
  'libs/canonical': { libs: [], npm: [], core: true },
  'libs/domain': { libs: [], npm: [] },
  'libs/event-log': { libs: ['domain'], npm: ['uuid'] },
  'libs/sqlite': { libs: [], npm: ['better-sqlite3'], core: true },
  'libs/postgres': { libs: [], npm: ['pg'], core: true },
  'libs/view-store': {
    libs: ['domain', 'postgres', 'sqlite'],
    npm: ['kysely', 'better-sqlite3', 'lru-cache', 'pg'],
    core: true,
  },
  'libs/responses': { libs: ['domain'], npm: ['typebox', 'fast-json-stringify'] },
  'libs/read-model': {
    libs: ['domain', 'view-store', 'access', 'responses'],
    npm: ['kysely', 'lru-cache'],
    core: true,
  },
  'libs/projections': { libs: ['domain', 'view-store', 'read-model'], npm: [] },
  'libs/log-tree': {
    libs: ['domain', 'event-log', 'key-files', 'proof', 'sqlite'],
    npm: ['better-sqlite3'],
    core: true,
  },
  'libs/proof': { libs: [], npm: [], core: true },
  'libs/key-files': { libs: [], npm: [], core: true },
  'libs/sealing': { libs: ['canonical', 'key-files', 'sqlite'], npm: ['better-sqlite3', 'lru-cache'], core: true },
  'libs/access': { libs: ['canonical', 'domain', 'key-files'], npm: ['jose', 'lru-cache'], core: true },
  'libs/application': {
    libs: [
      'canonical',
      'domain',
      'event-log',
      'read-model',
      'view-store',
      'access',
      'blueprint-import',
      'career-graph',
      'responses',
    ],
    npm: ['@nestjs/common', '@nestjs/cqrs', 'lru-cache', 'uuid'],
    core: true,
  },
  'libs/event-store': {
    libs: ['canonical', 'domain', 'event-log', 'postgres', 'sealing', 'sqlite'],
    npm: ['better-sqlite3', 'pg', '@eventstore/db-client', '@grpc/grpc-js', 'ajv', 'ajv-formats', 'lru-cache'],
    core: true,
  },
  'libs/projection-runtime': {
    libs: ['domain', 'event-log', 'projections', 'read-model', 'view-store', 'responses'],
    npm: [],
    core: true,
  },
  'libs/blueprint-import': {
    libs: ['canonical', 'domain'],
    npm: [
      'mdast-util-from-markdown',
      'mdast-util-frontmatter',
      'mdast-util-to-string',
      'micromark-extension-frontmatter',
      'micromark-extension-gfm-table',
      'mdast-util-gfm-table',
      'parse5',
      'mdast',
      'yaml',
    ],
    core: true,
  },
  'libs/messaging': {
    libs: ['access', 'canonical', 'domain', 'event-log', 'postgres'],
    npm: ['typebox', 'cloudevents', 'kafkajs', 'lru-cache', 'pg'],
    core: true,
  },
  'libs/career-graph': { libs: ['domain'], npm: [] },
  'libs/platform': { libs: [], npm: ['pino', 'prom-client', ...OPEN_TELEMETRY], core: true },
  'apps/api': {
    libs: SHIPPED,
    npm: [
      '@nestjs/common',
      '@nestjs/core',
      '@nestjs/cqrs',
      '@nestjs/platform-fastify',
      '@nestjs/swagger',
      '@fastify/compress',
      '@fastify/helmet',
      '@fastify/static',
      'class-validator',
      'fastify',
      'lru-cache',
      'reflect-metadata',
      'rxjs',
      'uuid',
    ],
    core: true,
  },
  'apps/worker': {
    libs: SHIPPED,
    npm: ['@nestjs/common', '@nestjs/core', '@nestjs/cqrs', 'reflect-metadata'],
    core: true,
  },
  'apps/cli': {
    libs: [
      'access',
      'blueprint-import',
      'domain',
      'event-log',
      'event-store',
      'key-files',
      'log-tree',
      'messaging',
      'platform',
      'projection-runtime',
      'projections',
      'proof',
      'read-model',
      'responses',
      'sealing',
      'view-store',
    ],
    npm: ['commander', 'csv-parse', 'csv-stringify'],
    core: true,
  },
};
// What each room of the importer may import of the others. Bytes become pages and pages inspections in `formats`, inspections become
// drafts in `mapping`; only the entry (index.ts and inspect-blueprint.ts) knows formats.
const IMPORTER = 'libs/blueprint-import/src';
const ROOMS = {
  model: [],
  text: [],
  words: ['text'],
  formats: ['model', 'text', 'words'],
  mapping: ['model', 'text', 'words'],
  thread: ['model'],
};
const esc = (s) => s.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const spec = '\\.spec\\.ts$';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const layerRules = Object.entries(LAYERS).flatMap(([dir, may]) => [
  {
    name: `${dir}: only ${may.libs.join(', ') || 'itself'}`,
    severity: 'error',
    from: { path: `^${dir}/`, pathNot: spec },
    to: { path: '^(libs|apps|test|tools)/', pathNot: [`^${dir}/`, ...may.libs.map((l) => `^libs/${l}/`)] },
  },
  {
    name: `${dir}: npm only ${may.npm.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^${dir}/`, pathNot: spec },
    to: {
      dependencyTypes: may.core ? NPM : [...NPM, 'core'],
      ...(may.npm.length ? { pathNot: may.npm.map((n) => `^node_modules/(@types/)?${esc(n)}/`) } : {}),
    },
  },
]);
const roomRules = Object.entries(ROOMS).map(([room, may]) => ({
  name: `${IMPORTER}/${room}: of other rooms ${may.join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^${IMPORTER}/${room}/`, pathNot: spec },
  to: {
    path: `^${IMPORTER}/`,
    pathNot: [room, ...may]
      .map((other) => `^${IMPORTER}/${other}/`)
      .concat(room === 'thread' ? [`^${IMPORTER}/inspect-blueprint\\.ts$`] : []),
  },
}));
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...roomRules,
    { name: 'libs never import apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps never import each other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      // The tables alone, for threads that project: the index loads every query.
      name: 'libs are entered through index.ts',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps|tools)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts)', pathNot: ['^$1/', '^libs/read-model/src/tables\\.ts$'] },
    },
    {
      name: 'class-validator and swagger stay in dto files',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.dto\\.ts$', '\\.controller\\.ts$', '^apps/[^/]+/src/http/'] },
      to: { path: '^node_modules/(class-validator|@nestjs/swagger)/' },
    },
    {
      name: 'aggregates do not import each other',
      severity: 'error',
      from: { path: '^libs/domain/src/(framework|cycle|candidacy|nomination|person)/' },
      to: {
        path: '^libs/domain/src/(framework|cycle|candidacy|nomination|person)/',
        pathNot: ['^libs/domain/src/$1/'],
      },
    },
    {
      name: 'projections know tables and rows by type only',
      severity: 'error',
      from: { path: '^libs/projections/', pathNot: spec },
      to: { path: '^libs/(view-store|read-model)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only the entry of the importer imports formats',
      severity: 'error',
      from: { path: `^${IMPORTER}/`, pathNot: [spec, `^${IMPORTER}/(formats/|(index|inspect-blueprint)\\.ts$)`] },
      to: { path: `^${IMPORTER}/formats/` },
    },
    {
      name: 'the command line knows answers by type only',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: spec },
      to: { path: '^libs/responses/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing ships test code',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '^libs/testing(-views)?/'] },
      to: { path: ['^libs/testing(-views)?/', '^test/', spec] },
    },
    {
      // Every spec of the domain loads it: what it loads besides is most of what such a spec takes.
      name: 'testing loads only the domain',
      severity: 'error',
      from: { path: '^libs/testing/' },
      to: { path: '^(libs|apps|test)/', pathNot: '^libs/(testing|domain)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
