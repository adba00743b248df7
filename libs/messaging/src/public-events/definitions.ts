import { type Band, BANDS, type Deadlines, type NominationStatus, type Outcome, type Phase } from '@plumbline/domain';
import { Type } from 'typebox';
import { define } from './define.js';

const id = (of: string) => Type.String({ description: `Id of the ${of}.` });
const key = (of: string) => Type.String({ description: `Key of the ${of}.` });
const instant = () => Type.String({ format: 'date-time' });
const version = () => Type.Integer({ minimum: 1 });
/** The record lacks no word of the vocabulary and has no other, or it does not compile. */
const word = <W extends string>(vocabulary: Readonly<Record<W, true>>) =>
  Type.Unsafe<W>({ type: 'string', enum: Object.keys(vocabulary) });

const STATUSES: Readonly<Record<NominationStatus, true>> = {
  ...{ draft: true, returned: true, submitted: true, voting: true, voted: true },
  ...{ decided: true, released: true, appealed: true, withdrawn: true },
};
const PHASES: Readonly<Record<Phase, true>> = {
  ...{ nominating: true, reviewing: true, calibrating: true, releasing: true, closed: true },
};
const OUTCOMES: Readonly<Record<Outcome, true>> = { promoted: true, deferred: true, declined: true };
const DEADLINES: Readonly<Record<keyof Deadlines, true>> = {
  ...{ nominations: true, reviews: true, votes: true, decisions: true },
};

const framework = Type.Object({ id: id('framework'), version: version() }, { additionalProperties: false });
const deadlines = Type.Object(
  { nominations: instant(), reviews: instant(), votes: instant(), decisions: instant() },
  { additionalProperties: false },
);
const ratio = (of: string) =>
  Type.Object(
    { num: Type.Integer({ minimum: 0 }), den: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false, description: `${of}, as num / den in lowest terms.` },
  );
const UNSEEN = 'Null until three complete reviews are in, or a vote is closed.';
const level = Type.Object(
  {
    level: key('level'),
    coverage: ratio('Weighted share of the evidence asked for that is there'),
    band: Type.Unsafe<Band | null>({ enum: [...BANDS, null], description: UNSEEN }),
    attainment: Type.Union([ratio('Weighted share of the criteria rated as required or better'), Type.Null()], {
      description: UNSEEN,
    }),
  },
  { additionalProperties: false },
);
/** Of which nomination it is, as its existence shows it. */
const ofNomination = {
  nominationId: [id('nomination'), 'exists'],
  cycleId: [id('cycle'), 'exists'],
  candidateId: [id('person who is nominated'), 'exists'],
} as const;
const frameworkId = [id('framework'), 'everybody'] as const;
const cycleId = [id('cycle'), 'everybody'] as const;

/** Everything that leaves through Kafka, by its type. What is not declared here never leaves. */
export const PUBLIC_EVENTS = {
  'framework.published': define({
    ...{ topic: 'frameworks', version: 1, shownBy: 'everybody' },
    description: 'A version of a framework was published. Its criteria are read from the API.',
    fields: {
      frameworkId,
      version: [version(), 'everybody'],
      title: [Type.String(), 'everybody'],
      track: [Type.String(), 'everybody'],
      semanticHash: [Type.String({ description: 'Versions of the same meaning have the same.' }), 'everybody'],
    },
  }),
  'framework.retired': define({
    ...{ topic: 'frameworks', version: 1, shownBy: 'everybody' },
    description: 'No further cycle is opened on this framework.',
    fields: { frameworkId },
  }),
  'cycle.opened': define({
    ...{ topic: 'cycles', version: 1, shownBy: 'everybody' },
    description: 'A round was opened. It is in the phase nominating.',
    fields: {
      cycleId,
      title: [Type.String(), 'everybody'],
      track: [Type.String(), 'everybody'],
      framework: [framework, 'everybody'],
      levels: [
        Type.Array(key('level'), { description: 'That people can be nominated for, lowest first.' }),
        'everybody',
      ],
      deadlines: [deadlines, 'everybody'],
    },
  }),
  'cycle.deadline-moved': define({
    ...{ topic: 'cycles', version: 1, shownBy: 'everybody' },
    description: 'A deadline of the round was moved.',
    fields: {
      cycleId,
      deadline: [word(DEADLINES), 'everybody'],
      from: [instant(), 'everybody'],
      to: [instant(), 'everybody'],
    },
  }),
  'cycle.phase-changed': define({
    ...{ topic: 'cycles', version: 1, shownBy: 'everybody' },
    description:
      'The round went on to another phase, or back to one. It is closed in the phase closed, and reopened from there.',
    fields: { cycleId, phase: [word(PHASES), 'everybody'] },
  }),
  'nomination.opened': define({
    ...{ topic: 'nominations', version: 1, shownBy: 'exists' },
    description: 'Somebody was nominated. The nomination is a draft.',
    fields: {
      ...ofNomination,
      framework: [framework, 'exists'],
      targetLevel: [key('level'), 'exists'],
      currentLevel: [
        Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Key of the level that they were on.' }),
        'exists',
      ],
      orgUnit: [Type.String({ description: 'That they were in.' }), 'exists'],
    },
  }),
  'nomination.state-changed': define({
    ...{ topic: 'nominations', version: 1, shownBy: 'state' },
    description: 'The nomination is in another state.',
    fields: { ...ofNomination, from: [word(STATUSES), 'state'], to: [word(STATUSES), 'state'] },
  }),
  'decision.released': define({
    ...{ topic: 'decisions', version: 1, shownBy: 'feedback' },
    description: 'The decision that stands was released to the candidate.',
    fields: { ...ofNomination, targetLevel: [key('level'), 'exists'], outcome: [word(OUTCOMES), 'outcome'] },
  }),
  'decision.withdrawn': define({
    ...{ topic: 'decisions', version: 1, shownBy: 'releases' },
    description: 'The decision that was released before was reopened, and stands no more. Another one may follow.',
    fields: ofNomination,
  }),
  'readiness.changed': define({
    ...{ topic: 'readiness', version: 1, shownBy: 'readiness' },
    description: 'How far a nomination meets each level of its track. It stands until the next message of its key.',
    fields: {
      ...ofNomination,
      framework: [framework, 'exists'],
      targetLevel: [key('level'), 'exists'],
      levels: [Type.Array(level, { description: 'Every level of the track, lowest first.' }), 'readiness'],
    },
  }),
  'readiness.removed': define({
    ...{ topic: 'readiness', version: 1, shownBy: 'everybody', removes: true },
    description:
      'There is no readiness of this nomination any more: it was withdrawn, its candidate was erased, or the time has ended for which its texts are kept. The message has a key and no value.',
    fields: { nominationId: [id('nomination'), 'everybody'] },
  }),
} as const;

export type PublicType = keyof typeof PUBLIC_EVENTS;
