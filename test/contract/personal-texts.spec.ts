import { readdirSync, readFileSync } from 'node:fs';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const IDS = words(`
  about.id adminId appealId area.key candidateId chairId criterion.key cycleId evidenceId findingId found.changedBy.eventId found.done.eventId
  framework.id frameworkId items.*.key
  key laid.areas.*.key laid.counterSignals.*.key laid.criteria.*.key level.key managerId mapping.levels.*.key
  mapping.rules.*.area.key memberId nominationId nominatorId personId releasedBy requestedBy reviewerId
  signal.key subjectId
`);
const KEYS = words(`
  cannotJudge.*.criterion counterSignals.*.signal criteria.* criterion criterion.area
  criterion.requirements.*.level criterion.source.blueprint criterion.source.item currentLevel entryLevels.*
  items.*.group keys.* laid.counterSignals.*.area laid.counterSignals.*.source.blueprint
  laid.counterSignals.*.source.item laid.criteria.*.area laid.criteria.*.requirements.*.level
  laid.criteria.*.source.blueprint laid.criteria.*.source.item level levels.* mapping.rules.*.blueprint
  mapping.rules.*.group mapping.rules.*.itemLevel mapping.rules.*.level members.* ratings.*.criterion
  signal.area signal.source.blueprint signal.source.item targetLevel unfinished.*
`);
const DIGESTS_AND_NUMBERS = words(`
  caseNumber found.changedBy.eventType found.changedBy.revision found.decidedOn.revision found.decidedOn.stream
  found.done.eventType found.done.revision importerVersion nominationRevision semanticHash source.sha256
`);
/** Of frameworks, documents and rounds: words about no person. */
const ORGANISATIONAL = words(`
  ambiguities.*.locator ambiguities.*.section ambiguities.*.text ambiguities.*.what area.antiPatterns.*
  area.examples.* area.title criterion.source.locator criterion.text items.*.kind items.*.locator
  items.*.section items.*.text laid.areas.*.antiPatterns.* laid.areas.*.examples.* laid.areas.*.title
  laid.counterSignals.*.source.locator laid.counterSignals.*.text laid.criteria.*.source.locator
  laid.criteria.*.text level.summary level.title mapping.levels.*.summary mapping.levels.*.title
  mapping.rules.*.area.title mapping.rules.*.kind mapping.rules.*.reason document orgUnit role.department.value
  role.horizon.value role.level.value role.reportsTo.value role.title.value role.track.value scale.labels.*
  signal.source.locator signal.text source.format source.name title track unmapped.*.from unmapped.*.locator
  unmapped.*.reason unmapped.*.section unmapped.*.text
`);
/** Most reasons are about somebody, so these are named with their event. */
const REASONS = words(`
  CycleReopened.reason DeadlineMoved.reason FrameworkRetired.reason PersonErased.reason PhaseMovedBack.reason PolicyAmended.reason
  RetentionSet.reason
`);
const IMPERSONAL = new Set([...REASONS, ...IDS, ...KEYS, ...DIGESTS_AND_NUMBERS, ...ORGANISATIONAL]);

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
const childrenOf = (schema: Schema): readonly (readonly [string | null, Schema])[] =>
  [
    ...Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}),
    ...(isSchema(schema['items']) ? [['*', schema['items']] as const] : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
      ((schema[word] ?? []) as Schema[]).map((one) => [null, one] as const),
    ),
  ] as (readonly [string | null, Schema])[];

const isText = (schema: Schema): boolean =>
  [schema['type']].flat().includes('string') && !['enum', 'const', 'format'].some((word) => word in schema);

/** Every text that is not marked as personal; below a mark everything is. */
const unmarked = (schema: Schema, path: readonly string[] = []): readonly string[] => {
  if ('x-personal' in schema) return [];
  const below = childrenOf(schema).flatMap(([name, child]) => unmarked(child, name === null ? path : [...path, name]));
  return isText(schema) ? [path.join('.'), ...below] : below;
};

const dataOf = (file: string): Schema => {
  const { properties } = JSON.parse(readFileSync(`contracts/events/${file}`, 'utf8')) as {
    properties: { data: Schema };
  };
  return properties.data;
};
const found = new Set(
  readdirSync('contracts/events')
    .filter((file) => file.endsWith('.schema.json'))
    .flatMap((file) =>
      unmarked(dataOf(file)).map((path) => (path === 'reason' ? `${file.split('.')[0] ?? ''}.reason` : path)),
    ),
);

describe('a text in an event', () => {
  it('is marked as personal, or named here as one that is about nobody', () => {
    expect(found.size).toBeGreaterThan(50);
    expect([...found].filter((path) => !IMPERSONAL.has(path))).toEqual([]);
  });

  it('that is named here stands in some event', () => {
    expect([...IMPERSONAL].filter((path) => !found.has(path))).toEqual([]);
  });
});
