const ROUNDS =
  'test/e2e/(round|review-rules|vote-rules|independent-reviews|deadlines|several-levels|released-stays|cycle-history|ways|actions|versions)';
const PEOPLE =
  'test/e2e/(manager-readiness|nominated-auditor|departed|admin-power|cli-people|cli-opaque-ids|cli-person-export|on-behalf|person-ways)';
const FRAMEWORKS = 'test/(e2e/(frameworks/|entry-levels)|integration/blueprints/)';
const VISIBILITY = 'test/e2e/visibility/';
const ANSWERS = 'test/e2e/answers/';
const ACCESS = 'test/e2e/access-matrix/';
const HTTP = 'test/integration/(http|oidc|admin-power|subject-access/|ways/)';
const SHARED_VIEWS = 'test/(integration/views-specs|e2e/shared-views)';

const AWAY = 'test/e2e/while-away';

const KERNEL = [
  'test/contract/(openapi|answers)',
  HTTP,
  'test/e2e/(bad-input|too-large|races|messages|put-what-is-read)',
  ANSWERS,
  ACCESS,
  ROUNDS,
  AWAY,
];

/**
 * By the folder that mutants are made in: where to ask about one that no spec of its own library notices, in this order.
 * Each is a pattern for the paths of specs.
 */
export const SUITES: Readonly<Record<string, readonly string[]>> = {
  'libs/domain/src': [
    'libs/(application|projections|event-store|career-graph|read-model)/',
    'test/contract/',
    ROUNDS,
    FRAMEWORKS,
    PEOPLE,
  ],
  'libs/proof/src': ['libs/log-tree/', 'test/e2e/cli-audit'],
  'libs/log-tree/src': ['test/e2e/cli-audit'],
  'libs/messaging/src': ['test/contract/(public-events|async-api)', 'test/integration/kafka/'],
  'libs/access/src': ['test/contract/visibility/', 'test/integration/visibility/', HTTP, ACCESS, VISIBILITY, PEOPLE],
  'libs/event-store/src': [
    'test/contract/event-store',
    'libs/application/',
    'test/integration/event-store/(?!crash)',
    'test/integration/(postgres-store/|eventstoredb/|private-files|without-keys)',
    HTTP,
    'test/integration/projections/',
    'test/e2e/(races|old-log/|stream-reads|start-refused|cli-keys|cli-older-keys|keys-in-postgres|cli-backup|cli-postgres|cli-(migrate-)?eventstoredb|findings|voters-over-copies|backup-under-load|erasure-over-copies)',
    'test/integration/event-store/crash',
  ],
  'libs/projections/src': [
    'libs/read-model/',
    'test/(integration/(projections|visibility)/|e2e/damaged-views)',
    VISIBILITY,
    ANSWERS,
    ROUNDS,
    FRAMEWORKS,
    PEOPLE,
  ],
  'libs/read-model/src': [
    'libs/(projections|application)/',
    'test/integration/visibility/',
    HTTP,
    VISIBILITY,
    ANSWERS,
    ACCESS,
    ROUNDS,
    FRAMEWORKS,
    SHARED_VIEWS,
    PEOPLE,
  ],
  'libs/application/src': [
    HTTP,
    'test/e2e/(messages|races|stream-reads)',
    ROUNDS,
    ANSWERS,
    FRAMEWORKS,
    VISIBILITY,
    ACCESS,
    PEOPLE,
  ],
  'apps/api/src/http': KERNEL,
  'apps/api/src/access': KERNEL,
};

/** Suites about the command line, starts, speed, and pages that others look into too: no mutant is asked about there. */
export const NOT_ASKED =
  'test/(e2e/(cli|cli-config(-refused)?|cli-files|cli-serve|start|start-waits|examples|docs-snippets|images)|integration/(contract-texts.limits|telemetry))\\.spec';

/** The paths of its own specs begin so: those of its library, or of its app. */
export const ownSpecs = (file: string): string => `${file.split('/').slice(0, 2).join('/')}/`;
