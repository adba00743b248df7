import { deciderSpec } from '@plumbline/testing';
import { DEFAULT_POLICY, type Policy } from '../../kernel/policy.js';
import type { Rubric } from '../../kernel/rubric.js';
import { cycle, type CycleCommand, type CycleEvent, type Deadlines, type OpenCycle, type Phase } from '../index.js';

const { given } = deciderSpec(cycle);
const cycleId = 'spring';
const by = { actor: 'admin', now: '2027-01-01T00:00:00Z' };
const { readiness, quorum, pass, tie, minReviews } = DEFAULT_POLICY;
const policy = { readiness, quorum, pass, tie, minReviews };
const deadlines: Deadlines = {
  nominations: '2027-02-01T00:00:00Z',
  reviews: '2027-03-01T00:00:00Z',
  votes: '2027-04-01T00:00:00Z',
  decisions: '2027-05-01T00:00:00Z',
};
const level = (key: string, ordinal: number) => ({ key, title: key, ordinal, summary: '' });
const rubric: Rubric = {
  frameworkId: 'engineering',
  version: 2,
  track: 'ic',
  title: 'Engineering',
  scale: { min: 1, max: 5, labels: [] },
  levels: [level('senior', 1), level('staff', 2), level('principal', 3)],
  entryLevels: [],
  areas: [],
  counterSignals: [],
  criteria: [],
};
const content = {
  title: 'Spring',
  framework: { id: 'engineering', version: 2 },
  levels: ['senior', 'staff'],
  policy,
  deadlines,
};
const facing = { rubric, openerLevel: null };
const open = (change: Partial<OpenCycle['data']> = {}, facts: OpenCycle['facts'] = facing): OpenCycle => ({
  type: 'OpenCycle',
  data: { cycleId, ...content, ...change },
  ...by,
  facts,
});
const opened: CycleEvent = {
  type: 'CycleOpened',
  data: { cycleId, ...content, track: 'ic', policy: DEFAULT_POLICY },
};
const OLD_POLICY: Policy = {
  ...DEFAULT_POLICY,
  chairWhoVotedBreaksTies: true,
  tiedWhen: 'as-many-for-as-against',
  partialReviews: true,
  severalLevels: true,
};
const ofOld: CycleEvent = {
  type: 'CycleOpened',
  data: { cycleId, ...content, track: 'ic', policy: OLD_POLICY },
};
const formed: CycleEvent = { type: 'CommitteeFormed', data: { cycleId, members: ['ann', 'bob'] } };
const chaired: CycleEvent = { type: 'ChairNamed', data: { cycleId, personId: 'cho' } };
const removed = (personId: string): CycleEvent => ({
  type: 'MemberRemoved',
  data: { cycleId, personId, reason: 'moved' },
});
const closed: CycleEvent = { type: 'CycleClosed', data: { cycleId, unfinished: [] } };
const advanced = (from: Phase, to: Phase): CycleEvent => ({
  type: 'PhaseAdvanced',
  data: { cycleId, from, to, unfinished: [] },
});
const ready = [opened, formed, chaired];
const reviewing = [...ready, advanced('nominating', 'reviewing')];
const calibrating = [...reviewing, advanced('reviewing', 'calibrating')];
const releasing = [...calibrating, advanced('calibrating', 'releasing')];

const known = { facts: { unknownPeople: [] } };
const form = (...members: string[]): CycleCommand => ({
  type: 'FormCommittee',
  data: { cycleId, members },
  ...by,
  ...known,
});
const addMember = (personId: string): CycleCommand => ({
  type: 'AddMember',
  data: { cycleId, personId },
  ...by,
  ...known,
});
const removeMember = (personId: string, reason = 'moved'): CycleCommand => ({
  type: 'RemoveMember',
  data: { cycleId, personId, reason },
  ...by,
});
const nameChair = (personId: string): CycleCommand => ({
  type: 'NameChair',
  data: { cycleId, personId },
  ...by,
  ...known,
});
const move = (deadline: keyof Deadlines, to: string, reason = 'a holiday'): CycleCommand => ({
  type: 'MoveDeadlines',
  data: { cycleId, deadlines: { [deadline]: to }, reason },
  ...by,
});
const amend = (change: Partial<Omit<Policy, 'version'>>, reason = 'agreed'): CycleCommand => ({
  type: 'AmendPolicy',
  data: { cycleId, policy: { ...policy, ...change }, reason },
  ...by,
});
const advance = (to: 'reviewing' | 'calibrating' | 'releasing'): CycleCommand => ({
  type: 'AdvancePhase',
  data: { cycleId, to, acknowledged: [] },
  ...by,
  facts: { nominations: [] },
});
const close: CycleCommand = {
  type: 'CloseCycle',
  data: { cycleId, acknowledged: [] },
  ...by,
  facts: { nominations: [] },
};
const moveAll = (moved: Partial<Deadlines>): CycleCommand => ({
  type: 'MoveDeadlines',
  data: { cycleId, deadlines: moved, reason: 'a holiday' },
  ...by,
});
const unknown = (command: CycleCommand, ...unknownPeople: string[]) =>
  ({ ...command, facts: { unknownPeople } }) as CycleCommand;

const half = { num: 1, den: 2 };
const senseless: [string, Partial<Policy>][] = [
  ['policy-share', { readiness: { ...readiness, minCoverage: { num: 1, den: 0 } } }],
  ['policy-share', { readiness: { ...readiness, readyAt: { num: 5, den: 4 } } }],
  ['policy-share', { readiness: { ...readiness, nearAt: { num: -1, den: 4 } } }],
  ['policy-share', { quorum: { minVotes: 2, minShare: { num: 0.5, den: 1 } } }],
  ['policy-share', { quorum: { minVotes: 2, minShare: { num: 1, den: 2 ** 40 } } }],
  ['policy-bands', { readiness: { ...readiness, nearAt: { num: 9, den: 10 } } }],
  ['policy-min-votes', { quorum: { minVotes: 0, minShare: half } }],
  ['policy-min-votes', { quorum: { minVotes: 1.5, minShare: half } }],
  ['policy-min-reviews', { minReviews: -1 }],
];

const MOST = 1_000_000;
/** The bounds themselves, each of which is still a policy. */
const extreme: Partial<Policy>[] = [
  { quorum: { minVotes: 2, minShare: { num: MOST, den: MOST } } },
  { quorum: { minVotes: 2, minShare: { num: 0, den: 1 } } },
  { quorum: { minVotes: MOST, minShare: half } },
  { quorum: { minVotes: 1, minShare: half } },
  { minReviews: MOST },
  { minReviews: 0 },
  { readiness: { minCoverage: { num: 1, den: MOST }, readyAt: { num: 1, den: 1 }, nearAt: { num: 1, den: 1 } } },
];
const beyond: [string, Partial<Policy>][] = [
  ['policy-share', { quorum: { minVotes: 2, minShare: { num: 1, den: MOST + 1 } } }],
  ['policy-min-votes', { quorum: { minVotes: MOST + 1, minShare: half } }],
  ['policy-min-reviews', { minReviews: MOST + 1 }],
];

describe('opening a cycle', () => {
  it('binds it to a framework version and the first version of its policy', () => {
    given().when(open()).then(opened);
  });
  it('orders the levels as the framework does', () => {
    given()
      .when(open({ levels: ['staff', 'senior'] }))
      .then(opened);
  });
  it('refuses an id that a different cycle has', () => {
    given(opened)
      .when(open({ title: 'Autumn' }))
      .thenRejected('cycle-exists');
  });
  it('needs a published version', () => {
    given()
      .when(open({}, { ...facing, rubric: null }))
      .thenRejected('framework-version-unknown');
  });
  it('is not for somebody on a level of the framework, also one that nobody can be nominated for', () => {
    given()
      .when(open({ levels: ['staff'] }, { ...facing, openerLevel: 'senior' }))
      .thenRejected('admin-eligible', 'another admin has to open it');
    given()
      .when(open({}, { ...facing, rubric: { ...facing.rubric, entryLevels: ['junior'] }, openerLevel: 'junior' }))
      .thenRejected('admin-eligible', 'junior');
    given()
      .when(open({}, { ...facing, openerLevel: 'director' }))
      .then(opened);
  });
  it.each([
    ['title-missing', { title: ' ' }],
    ['levels-missing', { levels: [] }],
    ['level-unknown', { levels: ['staff', 'fellow'] }],
    ['deadline-past', { deadlines: { ...deadlines, nominations: by.now } }],
    ['deadline-order', { deadlines: { ...deadlines, reviews: deadlines.nominations } }],
    ['deadline-order', { deadlines: { ...deadlines, decisions: '2027-02-02T00:00:00Z' } }],
    ['deadline-invalid', { deadlines: { ...deadlines, votes: '2027-02-30T00:00:00Z' } }],
    ['deadline-invalid', { deadlines: { ...deadlines, votes: '2027-04-01T00:00:00+02:00' } }],
  ])('refuses with %s: %j', (code, change) => {
    given().when(open(change)).thenRejected(code);
  });
  it.each(senseless)('refuses a policy with %s: %j', (code, change) => {
    given()
      .when(open({ policy: { ...policy, ...change } }))
      .thenRejected(code);
  });
  it.each(extreme)('takes a policy at its bounds: %j', (change) => {
    given()
      .when(open({ policy: { ...policy, ...change } }))
      .then({ ...opened, data: { ...opened.data, policy: { ...DEFAULT_POLICY, ...change } } });
  });
  it.each(beyond)('refuses one beyond them with %s: %j', (code, change) => {
    given()
      .when(open({ policy: { ...policy, ...change } }))
      .thenRejected(code);
  });
  it('has the default of a setting that is left out, and no rule of an earlier program', () => {
    const lenient = { chairWhoVotedBreaksTies: true };
    given()
      .when(open({ policy: { ...policy, ...lenient } }))
      .then({ ...opened, data: { ...opened.data, policy: { ...DEFAULT_POLICY, ...lenient } } });
    given()
      .when(open({ policy: { ...policy, tiedWhen: 'as-many-for-as-against' } }))
      .thenRejected('policy-rule-old', 'tiedWhen is one-more-would-pass');
    given()
      .when(open({ policy: { ...policy, partialReviews: true } }))
      .thenRejected('policy-rule-old', 'partialReviews is false');
  });
  it('is the same if it was opened under an earlier rule and is asked for again', () => {
    given(ofOld).when(open()).thenNothing();
  });
  it('is required before every other command', () => {
    for (const early of [form('ann'), addMember('ann'), removeMember('ann'), nameChair('cho'), close])
      given().when(early).thenRejected('cycle-not-found');
  });
});

describe('the committee', () => {
  it('is formed once, of registered people, each named once', () => {
    given(opened).when(form('ann', 'bob')).then(formed);
    given(opened, formed).when(form('bob', 'ann')).thenNothing();
    given(opened, formed).when(form('ann', 'dee')).thenRejected('committee-formed');
    given(opened).when(form()).thenRejected('members-missing');
    given(opened).when(form('ann', 'ann')).thenRejected('member-duplicate');
    given(opened)
      .when(unknown(form('ann', 'who'), 'who'))
      .thenRejected('person-unknown');
  });
  it('accepts further members once it is formed', () => {
    given(opened, formed)
      .when(addMember('dee'))
      .then({ type: 'MemberAdded', data: { cycleId, personId: 'dee' } });
    given(opened).when(addMember('dee')).thenRejected('committee-missing');
    given(opened, formed)
      .when(unknown(addMember('who'), 'who'))
      .thenRejected('person-unknown');
  });
  it('can lose members, with a reason, but never the last one', () => {
    given(opened, formed).when(removeMember('ann')).then(removed('ann'));
    given(opened, formed).when(removeMember('ann', ' ')).thenRejected('reason-missing');
    given(opened, formed).when(removeMember('dee')).thenRejected('member-unknown');
    given(opened, formed, removed('ann')).when(removeMember('bob')).thenRejected('member-last');
  });
  it('can take a removed member back', () => {
    given(opened, formed, removed('ann'))
      .when(addMember('ann'))
      .then({ type: 'MemberAdded', data: { cycleId, personId: 'ann' } });
  });
  it('is appointed by somebody else: nobody names themselves member or chair', () => {
    const own = { actor: 'ann' };
    given(opened)
      .when({ ...form('bob', 'ann'), ...own })
      .thenRejected('self-appointment', 'another admin can name ann');
    given(opened, removed('ann'), formed, removed('ann'))
      .when({ ...addMember('ann'), ...own })
      .thenRejected('self-appointment', 'a member');
    given(opened)
      .when({ ...nameChair('ann'), ...own })
      .thenRejected('self-appointment', 'the chair');
    given(...ready)
      .when({ ...nameChair('cho'), actor: 'cho' })
      .thenNothing();
  });
  it('has one chair at a time, who is registered', () => {
    given(opened).when(nameChair('cho')).then(chaired);
    given(...ready)
      .when(nameChair('ann'))
      .then({ type: 'ChairNamed', data: { cycleId, personId: 'ann' } });
    given(opened)
      .when(unknown(nameChair('who'), 'who'))
      .thenRejected('person-unknown');
  });
});

describe('moving a deadline', () => {
  const to = '2027-03-10T12:00:00Z';
  it('records the old and new time and the reason', () => {
    given(opened)
      .when(move('reviews', to))
      .then({
        type: 'DeadlineMoved',
        data: { cycleId, deadline: 'reviews', from: deadlines.reviews, to, reason: 'a holiday' },
      });
  });
  it('changes nothing for the same moment in other digits', () => {
    given(opened).when(move('reviews', '2027-03-01T00:00:00.000Z')).thenNothing();
  });
  it('checks those that move together as a whole, in whatever order they are named', () => {
    const [reviews, votes] = ['2027-04-10T00:00:00Z', '2027-04-20T00:00:00Z'];
    const moved = (deadline: 'reviews' | 'votes', until: string): CycleEvent => ({
      type: 'DeadlineMoved',
      data: { cycleId, deadline, from: deadlines[deadline], to: until, reason: 'a holiday' },
    });
    given(opened).when(move('reviews', reviews)).thenRejected('deadline-order', 'together');
    for (const both of [
      { votes, reviews },
      { reviews, votes },
    ])
      given(opened).when(moveAll(both)).then(moved('reviews', reviews), moved('votes', votes));
    given(opened)
      .when(moveAll({ reviews: votes, votes: reviews }))
      .thenRejected('deadline-order');
    given(opened).when(moveAll({})).thenNothing();
  });
  it.each([
    ['deadline-order', move('reviews', deadlines.votes)],
    ['deadline-order', move('nominations', deadlines.reviews)],
    ['deadline-past', move('nominations', '2026-12-31T00:00:00Z')],
    ['deadline-invalid', move('reviews', 'next week')],
    ['reason-missing', move('reviews', to, '')],
  ])('is refused with %s: %j', (code, command) => {
    given(opened).when(command).thenRejected(code);
  });
});

describe('amending the policy', () => {
  it('makes the next version of it while people are nominated', () => {
    given(opened)
      .when(amend({ minReviews: 2 }))
      .then({
        type: 'PolicyAmended',
        data: { cycleId, policy: { ...DEFAULT_POLICY, minReviews: 2, version: 2 }, reason: 'agreed' },
      });
  });
  it('keeps the rules under which a cycle was opened, or takes those of today', () => {
    const amended = (change: Partial<Policy>): CycleEvent => ({
      type: 'PolicyAmended',
      data: { cycleId, policy: { ...OLD_POLICY, version: 2, ...change }, reason: 'agreed' },
    });
    given(ofOld)
      .when(amend({ minReviews: 2 }))
      .then(amended({ minReviews: 2 }));
    given(ofOld)
      .when(amend({ tiedWhen: 'one-more-would-pass', partialReviews: false }))
      .then(amended({ tiedWhen: 'one-more-would-pass', partialReviews: false }));
    given(opened)
      .when(amend({ tiedWhen: 'as-many-for-as-against' }))
      .thenRejected('policy-rule-old');
    given(opened)
      .when(amend({ partialReviews: true }))
      .thenRejected('policy-rule-old');
  });
  it('may allow several levels, and is kept to it', () => {
    given(opened)
      .when(amend({ severalLevels: true }))
      .then({
        type: 'PolicyAmended',
        data: { cycleId, policy: { ...DEFAULT_POLICY, severalLevels: true, version: 2 }, reason: 'agreed' },
      });
    const several: CycleEvent = {
      type: 'CycleOpened',
      data: { cycleId, ...content, track: 'ic', policy: { ...DEFAULT_POLICY, severalLevels: true } },
    };
    for (const before of [several, ofOld])
      given(before)
        .when(amend({ severalLevels: false }))
        .thenRejected('several-levels-kept', 'send severalLevels true');
  });
  it('changes nothing if it is the same', () => {
    given(...reviewing)
      .when(amend({}))
      .thenNothing();
  });
  it('is no longer possible once there is a review', () => {
    given(...reviewing)
      .when(amend({ minReviews: 2 }))
      .thenRejected('policy-fixed');
  });
  it('needs a reason', () => {
    given(opened)
      .when(amend({ minReviews: 2 }, ''))
      .thenRejected('reason-missing');
  });
  it.each(senseless)('refuses %s: %j', (code, change) => {
    given(opened).when(amend(change)).thenRejected(code);
  });
});

describe('the phases', () => {
  it('follow each other one at a time', () => {
    given(...ready)
      .when(advance('reviewing'))
      .then(advanced('nominating', 'reviewing'));
    given(...reviewing)
      .when(advance('calibrating'))
      .then(advanced('reviewing', 'calibrating'));
    given(...calibrating)
      .when(advance('releasing'))
      .then(advanced('calibrating', 'releasing'));
    given(...releasing)
      .when(close)
      .then(closed);
  });
  it('are never skipped, and go back by a command of their own', () => {
    given(...ready)
      .when(advance('calibrating'))
      .thenRejected('phase-order');
    given(...ready)
      .when(advance('releasing'))
      .thenRejected('phase-order');
    given(...calibrating)
      .when(advance('reviewing'))
      .thenRejected('phase-order');
    given(...calibrating)
      .when(close)
      .thenRejected('phase-order');
  });
  it('need a committee and a chair before reviewing', () => {
    given(opened, chaired).when(advance('reviewing')).thenRejected('committee-missing');
    given(opened, formed).when(advance('reviewing')).thenRejected('chair-missing');
  });
  it('end: a closed cycle accepts nothing more', () => {
    const late = [addMember('dee'), nameChair('dee'), move('votes', '2027-04-02T00:00:00Z'), advance('releasing')];
    for (const command of late)
      given(...releasing, closed)
        .when(command)
        .thenRejected('cycle-closed');
  });
});
