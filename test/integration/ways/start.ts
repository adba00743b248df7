import { nominationIdOf } from '@plumbline/event-log';
import { DEFAULT_POLICY } from '@plumbline/domain';
import { goOn } from './finish.js';
import { World } from './world.js';

const NOW = '2026-03-02T09:00:00.000Z';
const DAY = '2026-03-02';
const scale = { min: 1, max: 5, labels: [] };
const ASKS = [
  ['design', ['senior', 'staff', 'principal']],
  ['mentoring', ['staff', 'principal']],
] as const;
const LINES: Readonly<Record<string, readonly [level: string | null, manager: string | null]>> = {
  top: [null, null],
  lin: [null, 'top'],
  cleo: ['senior', 'lin'],
  carl: ['staff', 'lin'],
  max: ['senior', 'top'],
  otto: ['senior', null],
  ann: ['staff', 'top'],
  dora: ['junior', 'otto'],
  ...Object.fromEntries(['mia', 'moe', 'cho', 'ron', 'rea', 'ada'].map((id) => [id, [null, null] as const])),
};
/** By a manager; for a member of the committee; on behalf. */
const NOMINATED = [
  ['lin', 'cleo', 'staff'],
  ['top', 'max', 'staff'],
  ['ada', 'otto', 'principal'],
] as const;

/** What happens beside, once they are so far. */
const BESIDE = [
  [3, 'cho', 'ReturnNomination', { of: 1, says: { reason: 'More, please.' } }],
  [10, 'ada', 'WithdrawNomination', { of: 2, says: { reason: 'Moved on.' } }],
  [15, 'cleo', 'FileAppeal', { of: 0, says: { appealId: 'a0', grounds: 'A fact was missed.' } }],
  [16, 'cho', 'ReopenDecision', { of: 0, says: { opens: 'packet', reason: 'A fact was missed.' } }],
] as const;

const draft = async (told: Tell): Promise<void> => {
  const frameworkId = 'ladder';
  await told('DraftFramework', { frameworkId, track: 'engineering', title: 'Ladder', scale });
  for (const [at, key] of ['senior', 'staff', 'principal'].entries())
    await told('DefineLevel', { frameworkId, level: { key, title: key, ordinal: at + 1, summary: '' } });
  await told('DescribeArea', { frameworkId, area: { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] } });
  for (const [key, levels] of ASKS)
    await told('AddCriterion', {
      frameworkId,
      criterion: {
        ...{ key, area: 'craft', text: `Does ${key}.`, source: null },
        requirements: levels.map((level) => ({
          level,
          requiredRating: 3,
          weight: null,
          critical: false,
          minEvidence: 1,
        })),
      },
    });
  await told('PublishFramework', { frameworkId });
};

type Tell = (type: Parameters<World['send']>[1], data: Parameters<World['send']>[2], actor?: string) => Promise<void>;

/** People in lines, of whom some stand on a level, one is in a committee and stands on one, and nobody manages some; a ladder, and a round that has just opened. */
export const begin = async (further: number): Promise<World> => {
  const world = World.begin(NOW);
  world.roles.set('ada', ['admin']).set('ann', ['admin']);
  const told: Tell = async (type, data, actor = 'ada') => {
    const refused = await world.send(actor, type, data);
    if (refused !== undefined) throw new Error(`${type}: ${refused.message}`);
  };
  await draft(told);
  for (const [personId, [level, managerId]] of Object.entries(LINES))
    await told('RegisterPerson', {
      ...{ personId, displayName: personId, email: null, sourceId: null, orgUnit: 'eng', level, managerId },
      effectiveDate: DAY,
    });
  await told('OpenCycle', {
    ...{ cycleId: 'spring', title: 'Spring', framework: { id: 'ladder', version: 1 }, levels: ['staff', 'principal'] },
    policy: DEFAULT_POLICY,
    deadlines: {
      nominations: '2026-04-01T00:00:00Z',
      reviews: '2026-05-01T00:00:00Z',
      votes: '2026-06-01T00:00:00Z',
      decisions: '2026-07-01T00:00:00Z',
    },
  });
  await told('FormCommittee', { cycleId: 'spring', members: ['mia', 'moe', 'max'] });
  await told('NameChair', { cycleId: 'spring', personId: 'cho' });
  for (const [nominator, candidateId, targetLevel] of NOMINATED) {
    const nominationId = nominationIdOf('spring', candidateId, targetLevel);
    await told('OpenNomination', { nominationId, cycleId: 'spring', candidateId, targetLevel }, nominator);
  }
  const nominations = world.ids('nomination');
  for (let at = 0; at < further; at += 1) await goOn(world, nominations[at % nominations.length] ?? '', true);
  for (const [at, actor, type, data] of BESIDE)
    if (at === further) await told(type, { nominationId: nominations[data.of], ...data.says }, actor);
  return world;
};
