import type { Relation, Role, Viewer } from '@plumbline/access';
import { VIEWS } from '@plumbline/projections';
import { packetOf, type Packet } from '@plumbline/read-model';
import { MemoryEventStore, personalFields } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { everyEvent, readModelOf } from '@plumbline/testing-views';
import { found } from '../../found.js';
import { PACKET_TEXTS, type Packet as ShownPacket } from '@plumbline/responses';
import { Aggregates } from '../../aggregates.js';
import { Versions } from '../../versions.js';
import { showPacket } from './show-packet.js';

const as = (personId: string, ...capacities: readonly (Relation | Role)[]): Viewer => ({
  personId,
  roles: capacities.filter((one) => one === 'admin' || one === 'auditor'),
  relations: capacities.filter((one) => one !== 'admin' && one !== 'auditor'),
});
const model = readModelOf(VIEWS, aRound().events);
afterAll(() => {
  model.close();
});
const packet = async (id: string): Promise<Packet> => found(await packetOf(model.db, id));
const versions = new Versions(new Aggregates(new MemoryEventStore()));
const shown = async (id: string, viewer: Viewer): Promise<ShownPacket> =>
  showPacket(await packet(id), { viewer, possible: { actions: [], tag: '' } }, versions);
const voters = ({ rounds }: ShownPacket) => rounds?.map(({ voted }) => voted.map(({ id }) => id));
const choices = ({ rounds }: ShownPacket) =>
  rounds?.map(({ votes }) => votes?.map(({ member, choice }) => `${member.id} ${choice}`) ?? null);
const ownVotes = ({ rounds }: ShownPacket) => rounds?.map(({ ownVote }) => ownVote?.choice ?? null);

describe('the packet that a viewer gets', () => {
  it('has outcome and feedback for the candidate, and nothing about how they came about', async () => {
    expect(await shown('n-cleo', as('cleo', 'candidate'))).toMatchObject({
      nominator: null,
      decision: { outcome: 'promoted', conditions: ['Keep mentoring'], rationale: null, hidden: ['rationale'] },
      feedback: { text: 'Well done' },
      releases: [{ outcome: 'promoted', feedback: { text: 'Well done' }, reopened: false, reopenedAt: null }],
      statement: null,
      evidence: null,
      reviewsIn: null,
      reviewers: null,
      reviews: null,
      rounds: null,
      decisions: null,
      hidden: [
        ...['nominator', 'onBehalf', 'statement', 'returnedBecause', 'withdrawnBecause', 'evidence', 'reviewsIn'],
        'reviewers',
        ...['reviews', 'rounds', 'decisions'],
      ],
    });
  });

  it('has the reviews of others for a member whose own was missed, and for nobody else who missed theirs', async () => {
    const reviewers = ({ reviews }: ShownPacket) => reviews?.map(({ reviewer }) => reviewer.id);
    expect(reviewers(await shown('n-cleo', as('rea', 'reviewer-missed', 'member')))).toEqual(['ron']);
    expect(await shown('n-cleo', as('rea', 'reviewer-missed'))).toMatchObject({ reviews: null, reviewers: null });
  });

  it('hides the nominator from everybody who may not read the packet, also from the candidate', async () => {
    for (const who of [as('cleo', 'candidate'), as('nobody')])
      expect((await shown('n-cleo', who)).nominator).toBeNull();
    expect((await shown('n-cleo', as('ron', 'reviewer-done'))).nominator).toMatchObject({ id: 'lin' });
  });

  it('has the tally but no vote for a chair who is also the line manager', async () => {
    const cho = await shown('n-cleo', as('cho', 'chair', 'line-manager'));
    expect([voters(cho), choices(cho)]).toEqual([[['mia', 'moe']], [null]]);
    expect(cho.rounds).toMatchObject([{ hidden: ['votes'] }]);
    expect(cho.rounds).toMatchObject([{ tally: { promote: 2 } }]);
    const mia = await shown('n-cleo', as('mia', 'member', 'line-manager'));
    expect([choices(mia), ownVotes(mia)]).toEqual([[null], ['promote']]);
  });

  it('has nothing for the candidate before release', async () => {
    expect(await shown('n-carl', as('carl', 'candidate'))).toMatchObject({
      evidence: null,
      decision: null,
      feedback: null,
    });
  });

  it('has the decision but neither reviewers nor votes for a line manager', async () => {
    expect(await shown('n-cleo', as('lin', 'line-manager'))).toMatchObject({
      statement: 'Why this person',
      reviewsIn: 1,
      decision: { outcome: 'promoted', rationale: 'Clear case' },
      reviewers: null,
      reviews: null,
      rounds: null,
      decisions: null,
      hidden: ['reviewers', 'reviews', 'rounds', 'decisions', 'appeals'],
    });
  });

  it('hides other ratings from a reviewer until their own review is in', async () => {
    expect(await shown('n-cleo', as('rea', 'reviewer-asked'))).toMatchObject({
      reviews: null,
      reviewers: null,
      rounds: null,
    });
    const after = await shown('n-cleo', as('ron', 'reviewer-done'));
    expect(after.reviews).toMatchObject([{ reviewer: { id: 'ron' }, comment: 'Overall' }]);
    expect(after.decision).toBeNull();
  });

  it('tells a member while voting is open who has voted, and only their own vote', async () => {
    const mia = await shown('n-carl', as('mia', 'member'));
    expect([voters(mia), choices(mia), ownVotes(mia)]).toEqual([[['mia']], [null], ['not-yet']]);
    const max = await shown('n-carl', as('max', 'member'));
    expect([voters(max), choices(max), ownVotes(max)]).toEqual([[['mia']], [null], [null]]);
  });

  it('shows the chair individual votes only once the round is closed', async () => {
    const open = await shown('n-carl', as('cho', 'chair'));
    expect([voters(open), choices(open)]).toEqual([[['mia']], [null]]);
    expect(choices(await shown('n-cleo', as('cho', 'chair')))).toEqual([['mia promote', 'moe promote']]);
  });

  it("hides votes and reviewers' comments from an admin", async () => {
    const admin = await shown('n-cleo', as('ada', 'admin'));
    expect(choices(admin)).toEqual([null]);
    expect(admin.rounds).toMatchObject([{ tally: { promote: 2 } }]);
    expect(admin.reviews).toMatchObject([
      {
        ...{ comment: null, ratings: [{ rating: 3, comment: null, hidden: ['comment'] }, { comment: null }] },
        counterSignals: [{ counterSignal: 'lone-wolf', comment: null }],
        hidden: ['comment', 'revisedBecause'],
      },
    ]);
  });

  it('shows an auditor everything, open votes included', async () => {
    const auditor = await shown('n-carl', as('aud', 'auditor'));
    expect(choices(auditor)).toEqual([['mia not-yet']]);
    expect(auditor.reviewers).toMatchObject([
      { reviewer: { id: 'moe' }, status: 'recused', reason: 'Related' },
      { reviewer: { id: 'rea' } },
      { reviewer: { id: 'ron' } },
    ]);
  });

  it('has every text that an event recorded about the nomination, for a viewer who may see it', async () => {
    const every = readModelOf(VIEWS, everyEvent(personalFields));
    const shownTo = async (id: string) =>
      Object.entries(
        await showPacket(
          found(await packetOf(every.db, id)),
          { viewer: as('aud', 'auditor'), possible: { actions: [], tag: '' } },
          versions,
        ),
      );
    const shown = [...(await shownTo('n-cleo')), ...(await shownTo('n-carl'))];
    every.close();
    for (const name of PACKET_TEXTS) expect(shown).toContainEqual([name, expect.stringMatching(/^About c/)]);
  });

  it('has no field that a stranger could read', async () => {
    const { id, cycle, framework, candidate, targetLevel, currentLevel, orgUnit, state, revision, ...others } =
      await shown('n-cleo', as('nobody'));
    const { hidden, actions, textsExpiredAt, ...rest } = others;
    expect([actions, textsExpiredAt]).toEqual([[], null]);
    expect([id, cycle, framework, candidate, targetLevel, currentLevel, orgUnit, state, revision]).toHaveLength(9);
    expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
    expect(Object.keys(rest).toSorted()).toEqual(hidden.toSorted());
  });
});
