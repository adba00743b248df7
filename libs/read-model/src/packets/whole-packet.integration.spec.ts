import { personalFields } from '@plumbline/event-store';
import { VIEWS } from '@plumbline/projections';
import { everyEvent, readModelOf } from '@plumbline/testing-views';
import { packetOf } from './packets.queries.js';

const events = everyEvent(personalFields);
const ofCleo = events.filter(({ stream }) => stream === 'nomination-n-cleo');
const model = readModelOf(VIEWS, events);
afterAll(() => {
  model.close();
});

const recorded = (type: string, nth: number) => {
  const event = ofCleo.filter((each) => each.type === type)[nth];
  if (event === undefined) throw new Error(`There is no ${type} number ${String(nth)}`);
  return event;
};
const at = (type: string, nth = 0) => recorded(type, nth).metadata.recordedAt;
/** Every text of the history says whom it is about, and which field of which event it is. */
const said = (personId: string, field: string, event: { position: string }): unknown =>
  `About ${personId}: ${field} ${event.position}`;
const about = (type: string, field: string, nth = 0) => said('cleo', `${type} ${field}`, recorded(type, nth));
const person = (id: string) => ({
  id,
  name: expect.stringMatching(`^About ${id}: PersonRegistered displayName `) as unknown,
});
/** Who recorded the events is nobody in this history. */
const nobody = { id: 'ada', name: 'erased' };

const unchanged = { changedAt: null, changedBecause: null };
const firstRound = {
  ...{ round: 1, openedAt: at('VotingOpened'), closedAt: at('VotingClosed'), policyVersion: 1, voided: true },
  ...{ members: [person('mia'), person('max')], result: 'tied' },
  tally: { electorate: 2, promote: 1, notYet: 1, abstain: 0, recused: 0 },
  quorum: { present: 2, required: 2, met: true },
  ...{ tieBrokenAs: 'promote', tieBrokenBy: person('cho'), tieRationale: about('TieBroken', 'rationale') },
  votes: [
    {
      ...{ member: person('max'), choice: 'not-yet', castAt: at('VoteCast', 1), voided: false },
      ...{ rationale: about('VoteCast', 'rationale', 1), changedAt: at('VoteChanged') },
      changedBecause: about('VoteChanged', 'reason'),
    },
    {
      ...{ member: person('mia'), choice: 'promote', castAt: at('VoteCast'), voided: false },
      ...{ rationale: about('VoteCast', 'rationale'), ...unchanged },
    },
  ],
};
const secondRound = {
  ...{ round: 2, openedAt: at('VotingOpened', 1), closedAt: at('VotingClosed', 1), policyVersion: 1, voided: false },
  ...{ members: [person('mia'), person('max')], result: 'passed' },
  tally: { electorate: 2, promote: 2, notYet: 0, abstain: 0, recused: 0 },
  quorum: { present: 2, required: 2, met: true },
  ...{ tieBrokenAs: null, tieBrokenBy: null, tieRationale: null },
  votes: ['max', 'mia'].map((id, i) => ({
    ...{ member: person(id), choice: 'promote', castAt: at('VoteCast', 3 - i), voided: false },
    ...{ rationale: about('VoteCast', 'rationale', 3 - i), ...unchanged },
  })),
};

describe('a packet', () => {
  const read = async () => {
    const packet = await packetOf(model.db, 'n-cleo');
    if (packet === undefined) throw new Error('The packet is missing.');
    return packet;
  };

  it('names its candidate, cycle and framework as of now', async () => {
    expect(await read()).toMatchObject({
      ...{ id: 'n-cleo', state: 'released', revision: String(ofCleo.at(-1)?.revision) },
      ...{ candidate: person('cleo'), nominator: person('lin'), orgUnit: 'eng' },
      ...{ cycle: { id: 'spring', title: 'Cycle spring' }, framework: { id: 'ladder', version: 2 } },
      ...{ targetLevel: 'staff', currentLevel: 'senior' },
    });
  });

  it('has the texts about all of it', async () => {
    expect((await read()).texts).toEqual({
      statement: about('StatementWritten', 'statement'),
      returnedBecause: about('NominationReturned', 'reason'),
      withdrawnBecause: null,
    });
  });

  it('has its evidence as last revised, and what was withdrawn', async () => {
    const textOf = (type: string, nth: number) => ({
      title: about(type, 'title', nth),
      body: about(type, 'body', nth),
      link: about(type, 'link', nth),
    });
    expect((await read()).evidence).toEqual([
      {
        ...{ id: 'e1', criteria: ['design', 'mentoring'], ...textOf('EvidenceRevised', 0) },
        ...{ attachedAt: at('EvidenceAttached'), revisedAt: at('EvidenceRevised') },
        ...{ withdrawn: false, withdrawnBecause: null },
      },
      {
        ...{ id: 'e2', criteria: ['mentoring'], ...textOf('EvidenceAttached', 1) },
        ...{ attachedAt: at('EvidenceAttached', 1), revisedAt: null },
        ...{ withdrawn: true, withdrawnBecause: about('EvidenceWithdrawn', 'reason') },
      },
    ]);
  });

  it('says how each reviewer stands, since when and why', async () => {
    const unasked = { reason: null, reasonBy: null };
    const reasonOf = (id: string, type: string) => ({
      reason: said(id, `${type} reason`, recorded(type, 0)),
      ...{ reasonBy: 'ada', changedAt: at(type) },
    });
    expect((await read()).reviewers).toEqual([
      { reviewer: person('moe'), status: 'recused', ...reasonOf('moe', 'ReviewerRecused') },
      { reviewer: person('rea'), status: 'missed', ...unasked, changedAt: at('VotingOpened') },
      { reviewer: person('rob'), status: 'declined', ...reasonOf('rob', 'ReviewerDeclined') },
      { reviewer: person('ron'), status: 'submitted', ...unasked, changedAt: at('ReviewSubmitted') },
    ]);
  });

  it('has a review as last revised, with when and why', async () => {
    const comment = (of: string) => about('ReviewRevised', `${of}comment`);
    expect((await read()).reviews).toEqual([
      {
        reviewer: person('ron'),
        ratings: [
          { criterion: 'design', rating: 4, comment: comment('ratings.*.') },
          { criterion: 'mentoring', rating: 3, comment: comment('ratings.*.') },
        ],
        cannotJudge: [{ criterion: 'hiring', comment: comment('cannotJudge.*.') }],
        counterSignals: [{ signal: 'lone-wolf', comment: comment('counterSignals.*.') }],
        ...{ recommendation: 'promote', confidence: 'high', comment: comment('') },
        ...{ submittedAt: at('ReviewSubmitted'), revisedAt: at('ReviewRevised') },
        revisedBecause: about('ReviewRevised', 'reason'),
        ...{ sight: false, revisedAfterOthers: false, voided: false },
      },
    ]);
  });

  it('has every round with its votes, the voided ones too', async () => {
    expect((await read()).rounds).toEqual([firstRound, secondRound]);
  });

  it('has every decision, the newest first, with why it overrode the tally and why it was reopened', async () => {
    const wordsOf = (nth: number) => ({
      revision: String(recorded('DecisionRecorded', nth).revision),
      conditions: [about('DecisionRecorded', 'conditions', nth)],
      rationale: about('DecisionRecorded', 'rationale', nth),
      ...{ decidedAt: at('DecisionRecorded', nth), decidedBy: nobody, policyVersion: 1 },
    });
    expect((await read()).decisions).toEqual([
      {
        ...{ ...wordsOf(1), round: 2, outcome: 'promoted', override: false, overrideReason: null },
        feedback: { text: about('FeedbackReleased', 'feedback'), releasedAt: at('FeedbackReleased') },
        releasedAt: at('FeedbackReleased'),
        ...{ superseded: false, supersededAt: null, supersededBecause: null },
      },
      {
        ...{ ...wordsOf(0), round: 1, outcome: 'declined', override: true },
        ...{ overrideReason: about('DecisionRecorded', 'override.reason'), feedback: null, releasedAt: null },
        ...{ superseded: true, supersededAt: at('DecisionReopened') },
        supersededBecause: about('DecisionReopened', 'reason'),
      },
    ]);
  });

  it('has every appeal with its end', async () => {
    expect((await read()).appeals).toEqual([
      {
        ...{ id: 'a1', grounds: about('AppealFiled', 'grounds'), filedAt: at('AppealFiled') },
        ...{ resolution: 'dismissed', rationale: about('AppealResolved', 'rationale') },
        resolvedAt: at('AppealResolved'),
      },
    ]);
  });
});
