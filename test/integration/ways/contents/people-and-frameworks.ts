import { dayOf, type FrameworkState } from '@plumbline/domain';
import { type Content, onFramework, onPerson, reason, WORDS } from './content.js';

const DAY = 24 * 3_600_000;
const today = onPerson(({ now }) => ({ effectiveDate: dayOf(now) }));

export const OF_PERSON = {
  RegisterPerson: ({ about, now }) => [
    {
      ...{
        personId: about.personId,
        displayName: WORDS,
        email: null,
        sourceId: null,
        orgUnit: 'eng',
        level: null,
        managerId: null,
      },
      effectiveDate: dayOf(now),
    },
  ],
  ChangeManager: (scene, choose) => {
    const personId = scene.person?.personId;
    const managers = [
      choose(
        scene.here.filter((id) => id !== personId),
        scene,
      ),
      null,
    ];
    return managers.map((managerId) => ({ personId, managerId, effectiveDate: dayOf(scene.now) }));
  },
  ChangeLevel: onPerson(({ framework, now }) => ({
    level: framework?.levels.keys().next().value ?? 'senior',
    ...{ effectiveDate: dayOf(now), nominationId: null },
  })),
  RecordDeparture: today,
  ReturnPerson: today,
  CorrectDeparture: onPerson(() => ({ effectiveDate: null })),
  RequestErasure: onPerson(() => ({ ground: 'own-request', caseNumber: '4711' })),
  WithdrawErasureRequest: onPerson(() => ({})),
  ConfirmErasure: ({ person }) =>
    [true, false].map((withdrawNominations) => ({ personId: person?.personId, withdrawNominations })),
  PlaceLegalHold: onPerson(({ now }) => ({
    ...{ ground: 'legal-claims', caseNumber: '12' },
    until: dayOf(new Date(Date.parse(now) + 30 * DAY).toISOString()),
  })),
  LiftLegalHold: onPerson(() => ({ caseNumber: '12' })),
  RequestSubjectAccess: onPerson(() => ({ caseNumber: '4712' })),
  WithdrawSubjectAccess: onPerson(() => ({})),
  ReleaseSubjectAccess: onPerson(() => ({})),
} as const satisfies Readonly<Record<string, Content>>;

const CRITERION = { key: 'none', area: 'craft', text: WORDS, source: null };
const asking = (levels: readonly string[]) =>
  levels.map((level) => ({ level, requiredRating: 3, weight: null, critical: false, minEvidence: 1 }));
const levelsOf = (framework: FrameworkState | null): readonly string[] => [...(framework?.levels.keys() ?? [])];
const criteriaOf = (framework: FrameworkState | null) => [...(framework?.criteria.values() ?? [])];
const bareLevels = (framework: FrameworkState | null): readonly string[] => {
  const asked = new Set(criteriaOf(framework).flatMap(({ requirements }) => requirements.map(({ level }) => level)));
  return levelsOf(framework).filter((key) => !asked.has(key));
};

export const OF_FRAMEWORK = {
  DraftFramework: onFramework(() => ({
    ...{ track: 'engineering', title: WORDS, scale: { min: 1, max: 5, labels: [] } },
  })),
  DefineLevel: onFramework(({ framework }) => {
    const size = levelsOf(framework).length;
    return { level: { key: `level-${String(size)}`, title: WORDS, ordinal: 10 + size, summary: '' } };
  }),
  DescribeArea: onFramework(() => ({ area: { key: 'craft', title: WORDS, examples: [], antiPatterns: [] } })),
  AddCriterion: onFramework(({ framework }) => {
    const key = `criterion-${String(criteriaOf(framework).length)}-${String(framework?.removed.size)}`;
    return { criterion: { ...CRITERION, key, requirements: asking(bareLevels(framework)) } };
  }),
  ReviseCriterion: onFramework(({ framework }) => {
    const idle = criteriaOf(framework).find(({ requirements }) => requirements.length === 0);
    return { criterion: { ...CRITERION, ...idle, requirements: asking(levelsOf(framework)) } };
  }),
  RemoveCriterion: onFramework(({ framework }) => ({ key: criteriaOf(framework).at(-1)?.key ?? 'none' })),
  PublishFramework: onFramework(() => ({})),
  RetireFramework: onFramework(() => ({ reason })),
} as const satisfies Readonly<Record<string, Content>>;
