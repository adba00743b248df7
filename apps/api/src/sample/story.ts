import { autumn } from './autumn.js';
import type { Calendar } from './calendar.js';
import { AREAS, CRITERIA, LEVELS, SAMPLE_FRAMEWORK_ID, SCALE } from './framework.js';
import { PEOPLE, ROLES, type SamplePerson, SECOND_ADMIN } from './people.js';
import { spring } from './spring.js';
import type { Step } from './step.js';
import { winter } from './winter.js';

const PREPARED = -400;
/** After everything else. */
const JOINED = -1;
const frameworkId = SAMPLE_FRAMEWORK_ID;
type FrameworkAsk = Extract<Step, { on: 'framework' }>['ask'];

const framework = (): readonly Step[] =>
  [
    {
      type: 'DraftFramework' as const,
      data: { frameworkId, track: 'engineering', title: 'Engineering track', scale: SCALE },
    },
    ...LEVELS.map((level) => ({ type: 'DefineLevel' as const, data: { frameworkId, level } })),
    ...AREAS.map((area) => ({ type: 'DescribeArea' as const, data: { frameworkId, area } })),
    ...CRITERIA.map((criterion) => ({ type: 'AddCriterion' as const, data: { frameworkId, criterion } })),
    { type: 'PublishFramework' as const, data: { frameworkId, semanticHash: '' } },
  ].map((ask: FrameworkAsk) => ({ on: 'framework' as const, day: PREPARED, actor: ROLES.admin, ask }));

const people = ({ dateOf }: Calendar, everybody: readonly SamplePerson[], day: number): readonly Step[] =>
  everybody.map(({ id, ...person }) => ({
    ...{ on: 'person' as const, day, actor: ROLES.admin },
    ask: {
      type: 'RegisterPerson' as const,
      data: { ...person, personId: id, email: `${id}@plumbline.example`, sourceId: null, effectiveDate: dateOf(day) },
    },
  }));

/** The whole sample in the order of its days: three rounds, one over, one in the middle, one just opened. */
export const sampleStory = (calendar: Calendar): readonly Step[] =>
  [
    ...[...framework(), ...people(calendar, PEOPLE, PREPARED), ...spring(calendar)],
    ...[...autumn(calendar), ...winter(calendar), ...people(calendar, [SECOND_ADMIN], JOINED)],
  ].sort((a, b) => a.day - b.day);
