import { CAPACITIES, type Capacity, EVENTS, isRole, type Viewer, withoutConflicts } from '@plumbline/access';
import type { AnyEvent, FindingEvent, NominationEvent } from '@plumbline/domain';
import fc from 'fast-check';
import { extended, type Trail } from './trail.js';
import { versionOf } from './versions.js';

const ALL = CAPACITIES;
const BUT_CANDIDATES = ALL.filter((capacity) => capacity !== 'candidate');
const COMMITTEE: readonly Capacity[] = ['member', 'chair', 'admin', 'auditor'];
const WHO_COMPARE: readonly Capacity[] = ['reviewer-done', ...COMMITTEE];

type OnNomination = (NominationEvent | FindingEvent)['type'];
type Seen = readonly [by: readonly Capacity[], own?: readonly Capacity[]];
/** Written out by hand: in which capacity somebody can be shown an event, and in which one also their own, where not all but candidates can. */
const SEEN: Readonly<Partial<Record<OnNomination, Seen>>> = {
  ConflictDeclared: [WHO_COMPARE],
  ReviewerRecused: [WHO_COMPARE],
  ReviewRevised: [WHO_COMPARE, ['reviewer-asked', 'reviewer-missed']],
  VoteCast: [COMMITTEE],
  VoteChanged: [['auditor'], ['member', 'chair']],
  TieBroken: [COMMITTEE],
  FeedbackReleased: [ALL],
  AppealFiled: [ALL],
  AppealResolved: [ALL],
  TextsExpired: [ALL],
  FindingRaised: [['chair', 'auditor']],
  FindingResolved: [['chair', 'auditor']],
};
const seenOf = (type: OnNomination): Seen => SEEN[type] ?? [BUT_CANDIDATES];
/** Whoever owes a review, or missed theirs and has not to decide, is shown nothing of these but their own. */
const WAITS: readonly string[] = ['ConflictDeclared', 'ReviewerRecused', 'ReviewRevised'];
const isWaiting = (held: readonly Capacity[]): boolean =>
  held.includes('reviewer-asked') ||
  (held.includes('reviewer-missed') && !held.includes('member') && !held.includes('chair'));

/** The candidate can be shown that a decision is reopened if they were told of it. */
const DECISIONS: readonly string[] = ['DecisionRecorded', 'FeedbackReleased', 'DecisionReopened'];
const undoesRelease = ({ type }: Happened, before: readonly Happened[]): boolean =>
  type === 'DecisionReopened' && before.findLast((one) => DECISIONS.includes(one.type))?.type === 'FeedbackReleased';

type Happened = Readonly<{ type: OnNomination; by: string }>;
const isSeen = ({ type, by }: Happened, held: readonly Capacity[]): boolean => {
  const [others, own = []] = seenOf(type);
  const holds = (some: readonly Capacity[]): boolean => some.some((capacity) => held.includes(capacity));
  return (holds(others) && !(WAITS.includes(type) && isWaiting(held))) || (by === 'me' && holds(own));
};

const STREAM = 'nomination-n';
const viewerWith = (held: readonly Capacity[]): Viewer => ({
  personId: 'me',
  roles: held.filter(isRole),
  relations: held.filter((capacity) => !isRole(capacity)),
});
const eventOf = ({ type, by }: Happened): AnyEvent => ({ type, data: { reviewerId: by, memberId: by, personId: by } });
const trailOf = (events: readonly Happened[]): Trail => extended(null, events.map(eventOf));
const versionAfter = (events: readonly Happened[], viewer: Viewer): string | undefined =>
  versionOf(
    STREAM,
    { trail: trailOf(events), revision: events.length === 0 ? null : BigInt(events.length - 1) },
    viewer,
  );

const happened = fc.record<Happened>({
  type: fc.constantFrom(...(Object.keys(EVENTS) as OnNomination[])),
  by: fc.constantFrom('me', 'you'),
});
const capacities = fc.subarray([...CAPACITIES]).map((held) => withoutConflicts(held));
const opened: Happened = { type: 'NominationOpened', by: 'you' };

describe('the version of a nomination', () => {
  it('is another one with each event that its viewer can be shown, and the same with every other', () => {
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 30 }), capacities, (events, held) => {
        fc.pre(!held.includes('auditor'));
        const viewer = viewerWith(held);
        const seen = new Set([versionAfter([opened], viewer)]);
        let count = 1;
        for (const [at, event] of events.entries()) {
          const isTold = held.includes('candidate') && undoesRelease(event, events.slice(0, at));
          if (isSeen(event, held) || isTold) count += 1;
          seen.add(versionAfter([opened, ...events.slice(0, at + 1)], viewer));
          expect([event, seen.size]).toEqual([event, count]);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('is its revision for auditors, and where nobody asked', () => {
    const events: readonly Happened[] = [opened, { type: 'VoteChanged', by: 'you' }];
    expect(versionAfter(events, viewerWith(['auditor']))).toBe('1');
    expect(versionOf(STREAM, { trail: trailOf(events), revision: 1n }, undefined)).toBe('1');
    expect(versionAfter([], viewerWith(['chair']))).toBeUndefined();
  });
  it('is of 16 characters, and tells neither how many events there are nor how many are shown', () => {
    const votes = Array.from({ length: 20 }, (): Happened => ({ type: 'VoteCast', by: 'you' }));
    const [manager, chair] = [viewerWith(['line-manager']), viewerWith(['chair'])];
    expect(versionAfter([opened, ...votes], manager)).toBe(versionAfter([opened], manager));
    expect(versionAfter([opened, ...votes], chair)).not.toBe(versionAfter([opened], chair));
    for (const each of [manager, chair]) expect(versionAfter([opened, ...votes], each)).toMatch(/^[\w-]{16}$/);
  });
});
