import { lacking } from './tools/bootstrap/machine.mjs';
import { viewsSpecs } from './test/support/postgres/views-specs.mjs';

const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Tried in this order for every import, and nearly all of them are of TypeScript.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/support/fast-check.mjs',
    '^@plumbline/read-model/tables$': '<rootDir>/libs/read-model/src/tables.ts',
    '^@plumbline/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
export const project = (displayName, testMatch, besides = []) => ({
  ...base,
  displayName,
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', ...besides],
});
// Beside the code like all of its specs, and projects of their own so that `test:unit` stays under half a minute.
const ELSEWHERE = ['[.](property|model)[.]spec[.]ts$', '[/.-]limits[.]spec[.]ts$', '[.]integration[.]spec[.]ts$'];
const unit = project('unit', ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'], ELSEWHERE);
const NO_DATABASE = { '^better-sqlite3$': '<rootDir>/test/support/no-database.mjs' };

const e2e = project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']);
/** Suites about files of a data directory, commands on this machine, what one process does, or databases that they set up themselves. */
const EMBEDDED_ONLY = [
  ...['cli', 'docs-snippets', 'start', 'damaged-views', 'old-log/', 'stream-reads', 'access-matrix/(rows|must-never)'],
  ...['frameworks/inspect', 'examples', 'images', 'keys-in-postgres', 'shared-views'],
  ...['backup-under-load', 'erasure-over-copies', 'while-away', 'findings', 'voters-over-copies'],
];
/** Suites that run on PostgreSQL; one in their place, by name, where the machine has none. */
const onPostgres = (displayName, testMatch, besides) =>
  project(
    displayName,
    lacking('postgres') === null ? testMatch : ['<rootDir>/test/support/postgres/lacking.ts'],
    besides,
  );
/** The same list on two copies of the server that share views and keys in PostgreSQL, and events there or elsewhere. */
export const e2eOfCopies = (displayName, EVENTS_IN) => ({
  ...onPostgres(
    displayName,
    e2e.testMatch,
    EMBEDDED_ONLY.map((name) => `/test/e2e/${name}`),
  ),
  globals: { EVENTS_IN },
  globalSetup: '<rootDir>/test/e2e/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/e2e/support/stop-postgres.mjs',
});
/** The specs of queries once more, of the same views in PostgreSQL. */
const viewsOnPostgres = {
  ...onPostgres(
    'views-postgres',
    viewsSpecs.map((spec) => `<rootDir>/${spec}`),
  ),
  globals: { PLUMBLINE_VIEWS_ENGINE: 'postgres' },
};

const results = process.env.PLUMBLINE_TEST_RESULTS;
export const reporters = [
  'default',
  ['<rootDir>/tools/bootstrap/results-reporter.mjs', results ? { file: results } : {}],
];

export default {
  maxWorkers: 2,
  reporters,
  // For all projects, since jest ignores a project's own; a load test that takes longer says so itself.
  testTimeout: 60_000 * Number(process.env.PLUMBLINE_PROPERTIES ?? 1),
  // Modules loaded as ES modules are never unloaded: a worker that has grown is replaced between two files, before collecting its
  // garbage takes most of its time and its end more than the half second that jest grants.
  workerIdleMemoryLimit: '400MB',
  projects: [
    { ...unit, moduleNameMapper: { ...unit.moduleNameMapper, ...NO_DATABASE } },
    project('property', ['<rootDir>/{apps,libs,tools}/**/*.{property,model}.spec.ts']),
    project('limits', ['<rootDir>/{apps,libs,tools}/**/{,*[.-]}limits.spec.ts']),
    project('contract', ['<rootDir>/test/contract/**/*.spec.ts']),
    project('integration', [
      '<rootDir>/test/integration/**/*.spec.ts',
      '<rootDir>/{apps,libs,tools}/**/*.integration.spec.ts',
    ]),
    viewsOnPostgres,
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    e2e,
    e2eOfCopies('e2e-postgres', 'postgres'),
    e2eOfCopies('e2e-eventstoredb', 'eventstoredb'),
    // On documents that are no part of the project; skipped where they are not, see tools/bootstrap/machine.mjs.
    project('documents', ['<rootDir>/test/documents/**/*.spec.ts']),
    project('load', ['<rootDir>/test/load/**/*.spec.ts']),
  ],
};
