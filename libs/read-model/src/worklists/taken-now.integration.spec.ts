import { DomainError, nomination, type NominationCommand, type NominationEvent, type Phase } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { asks, History, story, storyCycle, storyRubric, told } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import type { Page } from '../paging/page.js';
import { chairTasksPage } from './chair-tasks.queries.js';
import { packetTasksPage } from './packet-tasks.queries.js';
import type { TasksOf } from './task-lines.js';
import { reviewTasksPage, voteTasksPage } from './worklists.queries.js';
import type { ListViewer } from '../visibility/list-viewer.js';

const PHASES = ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] as const satisfies readonly Phase[];
const again = [
  ...story.lapsed,
  told('VotingOpened', { round: 2, members: storyCycle.members, policy: storyCycle.policy }),
];
const recused = told('ReviewerRecused', { personId: 'mel', reason: 'Related.' });
const reopened = (opens: 'votes' | 'reviews' | 'packet') => [
  ...story.decided,
  told('DecisionReopened', { reason: 'A fact was wrong.', opens }),
];
const STORIES: Readonly<Record<string, readonly NominationEvent[]>> = {
  draft: story.written,
  returned: [...story.reviewed, told('NominationReturned', { reason: 'Say more.' })],
  submitted: story.submitted,
  reviewed: story.reviewed,
  voting: [...story.voting, story.vote('mia', 'promote')],
  lapsed: story.lapsed,
  'asked again after a lapsed round': [...story.lapsed, told('ReviewerAssigned', { reviewerId: 'rio', sight: false })],
  'voting again': [...again, story.vote('mia', 'promote', 2)],
  passed: story.passed,
  failed: story.failed,
  tied: story.tied,
  'tied, and broken': [
    ...story.tied,
    told('TieBroken', { round: 1, chairId: 'chris', choice: 'promote', rationale: 'On balance.' }),
  ],
  'tied by the chair': [
    ...story.voting,
    story.vote('chris', 'not-yet'),
    story.vote('mia', 'promote'),
    told('VotingClosed', story.counted(1, 1, 'tied')),
  ],
  'void after a recusal': [...story.passed, recused],
  decided: story.decided,
  'decided after a recusal': [...story.decided, recused],
  'reopened for votes': reopened('votes'),
  'reopened for reviews': reopened('reviews'),
  'reopened for reviews, and asked': [
    ...reopened('reviews'),
    told('ReviewerAssigned', { reviewerId: 'rio', sight: false }),
  ],
  'reopened for the packet': reopened('packet'),
  'reopened for the packet, and back': [...reopened('packet'), told('NominationSubmitted', {})],
  released: story.released,
  appealed: story.appealed,
  withdrawn: story.withdrawn,
};
const IN_TIME = '2026-03-01T12:00:00Z';
const LATE = '2026-12-01T12:00:00Z';

const world = (events: readonly NominationEvent[], phase: Phase) => {
  const history = new History();
  for (const id of ['mo', 'rae', 'rio', ...storyCycle.members]) history.person(id, { level: null });
  history.person('cleo', { managerId: 'mo' });
  history.framework('engineering', storyRubric.levels, storyRubric.criteria);
  const { members, chair, deadlines, policy } = storyCycle;
  history.record('FrameworkPublished', { frameworkId: 'engineering', version: 2, semanticHash: 'e'.repeat(64) });
  const framework = { id: 'engineering', version: 2 };
  history.cycle('spring', { framework, members: [...members], chair: chair ?? '', deadlines, policy });
  for (const { type, data } of events) history.record(type, data);
  for (const [at, to] of PHASES.slice(1, PHASES.indexOf(phase) + 1).entries())
    if (to === 'closed') history.record('CycleClosed', { cycleId: 'spring', unfinished: [] });
    else history.record('PhaseAdvanced', { cycleId: 'spring', from: PHASES[at] ?? 'nominating', to, unfinished: [] });
  return readModelOf(VIEWS, history.events);
};

/** With which code the command is refused, if it is. */
const refusalOf = (events: readonly NominationEvent[], command: NominationCommand): string | null => {
  try {
    nomination.decide(
      command,
      events.reduce((state, event) => nomination.evolve(state, event), nomination.initialState()),
    );
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

const viewer = (personId: string): ListViewer => ({ personId, roles: [], today: '2026-03-01' });
type Said = Readonly<{ overdue: boolean; status?: string; step?: string }>;
type List = (db: Parameters<typeof reviewTasksPage>[0], viewer: ListViewer, page: TasksOf) => Promise<Page<Said>>;
type At = NonNullable<Parameters<typeof asks>[3]>;
type Task = Readonly<{ list: List; who: string; line: string; command: (at: At) => NominationCommand }>;

const decision = { outcome: 'promoted' as const, rationale: 'Clear.', conditions: [], nominationRevision: '1' };
const chairs = (line: string, command: Task['command']): Task => ({
  list: chairTasksPage,
  who: 'chris',
  line,
  command,
});
const TASKS: readonly Task[] = [
  { list: packetTasksPage, who: 'mo', line: '', command: (at) => asks('mo', 'SubmitNomination', {}, at) },
  {
    ...{ list: reviewTasksPage, who: 'rio', line: 'to-do' },
    command: (at) => asks('rio', 'SubmitReview', story.review(3), at),
  },
  {
    ...{ list: reviewTasksPage, who: 'rae', line: 'done' },
    command: (at) => asks('rae', 'ReviseReview', { ...story.review(3), reason: 'A fact.' }, at),
  },
  {
    ...{ list: voteTasksPage, who: 'mel', line: 'to-do' },
    command: (at) => asks('mel', 'CastVote', { choice: 'promote', rationale: null }, at),
  },
  {
    ...{ list: voteTasksPage, who: 'mia', line: 'done' },
    command: (at) => asks('mia', 'ChangeVote', { choice: 'not-yet', reason: 'A fact.' }, at),
  },
  chairs('open-voting', (at) => asks('chris', 'OpenVoting', {}, at)),
  chairs('close-voting', (at) => asks('chris', 'CloseVoting', {}, at)),
  chairs('break-tie', (at) => asks('chris', 'BreakTie', { choice: 'promote', rationale: 'On balance.' }, at)),
  chairs('record-decision', (at) => asks('chris', 'RecordDecision', { ...decision, overrideReason: null }, at)),
  chairs('release-feedback', (at) => asks('chris', 'ReleaseFeedback', { feedback: 'Well done.' }, at)),
  chairs('resolve-appeal', (at) =>
    asks('chris', 'ResolveAppeal', { appealId: 'a1', resolution: 'dismissed', rationale: 'Heard.' }, at),
  ),
];

/** What is done already, or wants only other words, is no task and none that is refused. */
const SUBMITTED = ['submitted', 'reviewed'];
const AFTER_VOTE = ['lapsed', 'asked again after a lapsed round', 'passed', 'failed', 'void after a recusal'];
const TIED = ['tied', 'tied, and broken', 'tied by the chair'];
const REOPENED = ['votes', 'reviews', 'reviews, and asked', 'the packet, and back'].map((of) => `reopened for ${of}`);
const DONE: Readonly<Record<string, readonly string[]>> = {
  '': [...SUBMITTED, ...REOPENED],
  'open-voting': ['voting', 'voting again'],
  'close-voting': [...AFTER_VOTE, ...TIED],
  'break-tie': ['tied, and broken'],
  'record-decision': ['decided', 'decided after a recusal', 'released', 'appealed'],
  'release-feedback': ['released', 'appealed'],
};
const WANTS_OTHER_WORDS = ['override-reason-missing', 'statement-missing'];

describe.each(Object.entries(STORIES))('of a nomination that is %s, a worklist', (name, events) => {
  it.each(PHASES)(
    'holds what its decider takes, and what is late but for the deadline, while the cycle is %s',
    async (phase) => {
      const model = world(events, phase);
      const { db } = model;
      for (const { list, who, line, command } of TASKS) {
        const told = async (now: string) => (await list(db, viewer(who), { limit: 50, now })).items;
        const isListed = (items: readonly Said[]) => items.some(({ status = '', step = status }) => step === line);
        const decided = (now: string) => refusalOf(events, command({ now, cycle: { phase } }));
        const isTaken = (code: string | null) => code === null || WANTS_OTHER_WORDS.includes(code);
        const here = [who, line, name, phase];
        if (DONE[line]?.includes(name) === true) {
          expect([...here, isListed(await told(IN_TIME))]).toEqual([...here, false]);
          continue;
        }
        const [now, late] = [decided(IN_TIME), decided(LATE)];
        expect([...here, isListed(await told(IN_TIME))]).toEqual([...here, isTaken(now)]);
        const overdue = (await told(LATE)).filter(({ overdue }) => overdue);
        if (late === 'deadline-passed' && line !== 'done')
          expect([...here, isListed(overdue)]).toEqual([...here, true]);
        if (line === 'done') expect([...here, isListed(await told(LATE))]).toEqual([...here, isTaken(late)]);
        expect((await told(IN_TIME)).filter(({ overdue }) => overdue)).toEqual([]);
      }
      model.close();
    },
  );
});

describe('a packet that is written', () => {
  const { nominations, reviews } = storyCycle.deadlines;
  it.each([
    ['draft', 'nominating', nominations],
    ['returned', 'reviewing', reviews],
  ] as const)('is due by the deadline of its phase: %s while %s', async (name, phase, dueAt) => {
    const model = world(STORIES[name] ?? [], phase);
    const { db } = model;
    const dues = async (now: string) =>
      (await packetTasksPage(db, viewer('mo'), { limit: 9, now })).items.map((item) => [item.dueAt, item.overdue]);
    expect(await dues(IN_TIME)).toEqual([[dueAt, false]]);
    expect(await dues(nominations)).toEqual([[dueAt, false]]);
    expect(await dues('2026-04-15T00:00:00Z')).toEqual([[dueAt, name === 'draft']]);
    model.close();
  });
});
