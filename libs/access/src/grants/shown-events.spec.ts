import type { Relation, Role, Viewer } from '../principal.js';
import { markOf, shownTo } from './shown-events.js';

const person = (personId: string, relations: readonly Relation[], roles: readonly Role[] = []): Viewer => ({
  ...{ personId, relations, roles },
});
const EVERYBODY = [
  person('stranger', []),
  person('cleo', ['candidate']),
  person('lin', ['line-manager']),
  person('rea', ['reviewer-asked']),
  person('ron', ['reviewer-asked']),
  person('mia', ['member']),
  person('moe', ['member']),
  person('cho', ['chair']),
  person('ada', [], ['admin']),
  person('aud', [], ['auditor']),
];
const shownOf = (type: string, data: object, isReleased = false): string => {
  const mark = markOf({ type, data }, () => isReleased);
  return EVERYBODY.filter((viewer) => shownTo(viewer)(mark))
    .map(({ personId }) => personId)
    .join(' ');
};

describe('an event of a nomination', () => {
  it.each([
    ['NominationSubmitted', {}, 'lin rea ron mia moe cho ada aud'],
    ['ReviewerAssigned', { reviewerId: 'ron' }, 'lin rea ron mia moe cho ada aud'],
    ['ReviewerRecused', { personId: 'rea' }, 'mia moe cho ada aud'],
    ['ReviewSubmitted', { reviewerId: 'ron' }, 'lin rea ron mia moe cho ada aud'],
    ['ReviewRevised', { reviewerId: 'ron' }, 'ron mia moe cho ada aud'],
    ['ReviewRevised', { reviewerId: 'stranger' }, 'mia moe cho ada aud'],
    ['VoteCast', { memberId: 'mia' }, 'mia moe cho ada aud'],
    ['VoteChanged', { memberId: 'mia' }, 'mia aud'],
    ['VoteChanged', { memberId: 'ada' }, 'aud'],
    ['TieBroken', {}, 'mia moe cho ada aud'],
    ['DecisionRecorded', {}, 'lin rea ron mia moe cho ada aud'],
    ['FeedbackReleased', {}, 'cleo lin rea ron mia moe cho ada aud'],
    ['AppealFiled', {}, 'cleo lin rea ron mia moe cho ada aud'],
  ])('%s with %j is shown to %s', (type, data, who) => {
    expect(shownOf(type, data)).toBe(who);
  });
  it('that undoes a decision is shown to the candidate, too, where that was released, and to no stranger', () => {
    expect(shownOf('DecisionReopened', {}, false)).toBe('lin rea ron mia moe cho ada aud');
    expect(shownOf('DecisionReopened', {}, true)).toBe('cleo lin rea ron mia moe cho ada aud');
  });
});

describe('an event of something else', () => {
  it.each([
    ['CycleOpened', 'stranger cleo lin rea ron mia moe cho ada aud'],
    ['MemberAdded', 'mia moe cho ada aud'],
    ['FrameworkPublished', 'stranger cleo lin rea ron mia moe cho ada aud'],
    ['CriterionAdded', 'ada aud'],
    ['CandidacyClaimed', ''],
    ['SomethingUnheardOf', ''],
  ])('%s is shown to %s', (type, who) => {
    expect(shownOf(type, {})).toBe(who);
  });
});
