import { asks, deciderSpec, story, told } from '@plumbline/testing';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const at = { cycle: { phase: 'reviewing' as const } };
const recusedOf = (personId: string) => told('ReviewerRecused', { personId, reason: 'Family.' });
const declined = told('ReviewerDeclined', { reviewerId: 'rio', sight: false, reason: 'No time.' });

describe('assigning a reviewer', () => {
  const assign = (reviewerId: string, by = 'chris', reviewerKnown = true) =>
    asks(by, 'AssignReviewer', { reviewerId, reviewerKnown }, at);
  const assigned = (reviewerId: string) => told('ReviewerAssigned', { reviewerId, sight: false });

  it('is possible from submission until voting opens', () => {
    given(...story.submitted)
      .when(assign('rae'))
      .then(assigned('rae'));
    given(...story.written)
      .when(assign('rae'))
      .thenRejected('not-submitted', 'draft');
    given(...story.voting)
      .when(assign('rex'))
      .thenRejected('not-submitted', 'voting');
    given(...story.submitted)
      .when(
        asks('chris', 'AssignReviewer', { reviewerId: 'rae', reviewerKnown: true }, { cycle: { phase: 'releasing' } }),
      )
      .thenRejected('wrong-phase', 'releasing');
  });
  it('is possible again after a round that lapsed, in releasing too', () => {
    for (const phase of ['calibrating', 'releasing'] as const)
      given(...story.lapsed)
        .when(asks('chris', 'AssignReviewer', { reviewerId: 'rex', reviewerKnown: true }, { cycle: { phase } }))
        .then(assigned('rex'));
    given(...story.passed)
      .when(assign('rex'))
      .thenRejected('not-submitted', 'voted');
  });
  it('is possible again for somebody who declined, and changes nothing if the review is in', () => {
    given(...story.assigned, declined)
      .when(assign('rio'))
      .then(assigned('rio'));
    given(...story.reviewed)
      .when(assign('rae'))
      .thenNothing();
  });
  it('is refused for the candidate, the nominator, recused people and strangers', () => {
    given(...story.submitted)
      .when(assign('cleo'))
      .thenRejected('candidate-excluded');
    given(...story.submitted)
      .when(assign('mo'))
      .thenRejected('reviewer-nominated');
    given(...story.submitted, recusedOf('rex'))
      .when(assign('rex'))
      .thenRejected('recused', 'rex');
    given(...story.submitted)
      .when(assign('rex', 'chris', false))
      .thenRejected('reviewer-unknown', 'rex');
  });
  it('is refused for oneself, whoever one is', () => {
    for (const who of ['chris', 'mia', 'rae', 'ops'])
      given(...story.submitted)
        .when(assign(who, who))
        .thenRejected('self-assignment', `can ask ${who}`);
    given(...story.assigned)
      .when(assign('rae', 'rae'))
      .thenRejected('self-assignment');
  });
  it('is refused to somebody with a conflict', () => {
    given(...story.submitted, recusedOf('chris'))
      .when(assign('rae'))
      .thenRejected('recused', 'chris');
    given(...story.submitted)
      .when(assign('rae', 'cleo'))
      .thenRejected('candidate-excluded');
  });
});

describe('declining a review', () => {
  const decline = (by: string, reason = 'No time.') => asks(by, 'DeclineReview', { reason }, at);

  it('is possible, with a reason, before the own review is in', () => {
    given(...story.assigned)
      .when(decline('rio'))
      .then(declined);
    given(...story.assigned)
      .when(decline('rio', ''))
      .thenRejected('reason-missing');
    given(...story.reviewed)
      .when(decline('rae'))
      .thenRejected('review-exists');
  });
  it('is for assigned reviewers, before voting opens', () => {
    given(...story.assigned)
      .when(decline('rex'))
      .thenRejected('not-a-reviewer');
    given(...story.voting)
      .when(decline('rio'))
      .thenRejected('not-submitted', 'voting');
  });
});

describe('declaring a conflict', () => {
  const declare = (by: string, reason = 'Family.') => asks(by, 'DeclareConflict', { reason }, at);
  const recused = (personId: string) => [
    told('ConflictDeclared', { personId, reason: 'Family.' }),
    told('ReviewerRecused', { personId, reason: 'Family.' }),
  ];

  it.each(['rae', 'mia', 'chris'])('recuses a reviewer, a member and the chair at once (%s)', (who) => {
    given(...story.reviewed)
      .when(declare(who))
      .then(...recused(who));
  });
  it('is possible at any time, even after the decision', () => {
    given(...story.passed)
      .when(declare('mia'))
      .then(...recused('mia'));
    given(...story.released)
      .when(declare('mia'))
      .then(...recused('mia'));
  });
  it('needs a reason and a part in the nomination', () => {
    given(...story.reviewed)
      .when(declare('mia', ''))
      .thenRejected('reason-missing');
    given(...story.reviewed)
      .when(declare('rex'))
      .thenRejected('not-involved');
    given(...story.reviewed)
      .when(declare('cleo'))
      .thenRejected('candidate-excluded');
  });
});

describe('recusing somebody', () => {
  const recuse = (personId: string, by = 'chris', reason = 'Family.', personKnown = true) =>
    asks(by, 'RecusePerson', { personId, personKnown, reason }, at);

  it('removes anybody, involved or not, with a reason', () => {
    given(...story.voting)
      .when(recuse('mia'))
      .then(recusedOf('mia'));
    given(...story.submitted)
      .when(recuse('rex'))
      .then(recusedOf('rex'));
    given(...story.submitted)
      .when(recuse('chris'))
      .then(recusedOf('chris'));
    given(...story.submitted)
      .when(recuse('rex', 'chris', ''))
      .thenRejected('reason-missing');
  });
  it('is refused for an unknown id', () => {
    given(...story.submitted)
      .when(recuse('mai', 'chris', 'Family.', false))
      .thenRejected('person-unknown', 'mai');
  });
  it('is refused for the candidate, who is excluded anyway, and to them and recused people', () => {
    given(...story.submitted)
      .when(recuse('cleo'))
      .thenRejected('candidate-excluded');
    given(...story.submitted)
      .when(recuse('mia', 'cleo'))
      .thenRejected('candidate-excluded');
    given(...story.submitted, recusedOf('chris'))
      .when(recuse('mia'))
      .thenRejected('recused', 'chris');
  });
});
