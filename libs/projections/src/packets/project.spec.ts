import { History, type NominationHistory, ON_REQUEST } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { packets } from './project.js';

type Tell = (nomination: NominationHistory) => NominationHistory;
const after = (tell: Tell) => rowsOf(packets, tell(new History().nomination('n1')).history.events);
const erased: Tell = (nomination) => {
  nomination.history.record('PersonErased', { personId: 'cleo', ...ON_REQUEST });
  return nomination;
};

describe('packets', () => {
  it('keep withdrawn evidence, marked', () => {
    const rows = after((n) => n.evidence('e1', ['design']).evidence('e2', ['design']).withdrawEvidence('e1'));
    expect(rows.all('packetEvidence')).toMatchObject([
      { evidenceId: 'e1', withdrawn: 1, withdrawnReason: 'Not theirs' },
      { evidenceId: 'e2', withdrawn: 0, withdrawnReason: null },
    ]);
  });

  it('have evidence as it was last revised', () => {
    const revised = { evidenceId: 'e1', title: 'Better', body: 'Longer', link: 'https://example.org', criteria: ['b'] };
    const rows = after((n) => n.evidence('e1', ['a']).record('EvidenceRevised', revised));
    expect(rows.all('packetEvidence')).toMatchObject([{ ...revised, revisedAt: '2026-03-02T09:02:00.000Z' }]);
  });

  const appealed: Tell = (n) => n.openVoting().closeVoting().decide().release().appeal();
  const resolved = { appealId: 'a1', resolution: 'dismissed' as const, rationale: 'Nothing new' };
  const STATES: readonly [state: string, tell: Tell, texts: readonly string[]][] = [
    ['draft', (n) => n.statement(), ['statement: Why this person']],
    ['submitted', (n) => n.submit(), []],
    ['returned', (n) => n.submit().record('NominationReturned', { reason: 'Thin' }), ['returnedBecause: Thin']],
    ['withdrawn', (n) => n.submit().withdraw(), ['withdrawnBecause: Leaves']],
    ['voting', (n) => n.submit().openVoting(), []],
    ['voted', (n) => n.openVoting().closeVoting(), []],
    ['decided', (n) => n.openVoting().closeVoting().decide(), []],
    ['submitted', (n) => n.openVoting().closeVoting().decide().reopen(), []],
    ['released', (n) => n.openVoting().closeVoting().decide().release(), []],
    ['appealed', appealed, []],
    ['released', (n) => appealed(n).record('AppealResolved', resolved), []],
  ];
  it.each(STATES)('is %s after the events that say so, and holds the texts of its line', (state, tell, texts) => {
    const rows = after(tell);
    expect(rows.all('packet')).toMatchObject([{ state }]);
    expect(rows.all('packetText').map(({ kind, text }) => `${String(kind)}: ${String(text)}`)).toEqual(texts);
  });

  it('keep the feedback with the decision that it was released with, also once that is reopened', () => {
    const again: Tell = (n) => n.openVoting().closeVoting().decide().record('FeedbackReleased', { feedback: 'Better' });
    const rows = after((n) => again(n.openVoting().closeVoting().decide().release().reopen()));
    expect(rows.all('packetDecision')).toMatchObject([
      { feedback: 'Well done', releasedAt: expect.any(String) as string, supersededAt: expect.any(String) as string },
      { feedback: 'Better', releasedAt: expect.any(String) as string, supersededAt: null },
    ]);
  });

  it('tell of every reviewer whether the review is in, and whether it was missing when voting opened', () => {
    const statuses = (tell: Tell) =>
      after(tell)
        .all('packetReviewer')
        .map(({ personId, status }) => `${String(personId)} ${String(status)}`);
    const asked: Tell = (n) => n.assign('ron', 'rea').review('ron', { design: 3 });
    expect(statuses(asked)).toEqual(['rea assigned', 'ron submitted']);
    expect(statuses((n) => asked(n).openVoting())).toEqual(['rea missed', 'ron submitted']);
  });

  it('tell since when a decision is released', () => {
    const rows = after((n) => n.openVoting().closeVoting().decide().release());
    expect(rows.all('packetDecision')).toMatchObject([{ releasedAt: '2026-03-02T09:04:00.000Z' }]);
  });

  it('have the reason of a decision against the tally, and none of one that agrees with it', () => {
    const decided = (reason: string | null) => after((n) => n.openVoting().closeVoting().decide('declined', reason));
    expect(decided('A fact came late').all('packetDecision')).toMatchObject([
      {
        override: 1,
        overrideReason: 'A fact came late',
        supersededAt: null,
        supersededBecause: null,
        releasedAt: null,
      },
    ]);
    expect(decided(null).all('packetDecision')).toMatchObject([{ override: 0, overrideReason: null }]);
  });

  it('tell when a decision was superseded and why', () => {
    const rows = after((n) => n.openVoting().closeVoting().decide().reopen());
    expect(rows.all('packetDecision')).toMatchObject([
      { supersededAt: '2026-03-02T09:04:00.000Z', supersededBecause: 'A fact was wrong' },
    ]);
  });

  it('tell who broke a tie, how and why', () => {
    const told = { round: 1, chairId: 'cho', choice: 'not-yet' as const, rationale: 'Close call' };
    const rows = after((n) => n.openVoting().closeVoting('tied').record('TieBroken', told));
    expect(rows.all('packetRound')).toMatchObject([
      { tieBrokenAs: 'not-yet', tieBrokenBy: 'cho', tieRationale: 'Close call', closedAt: '2026-03-02T09:02:00.000Z' },
    ]);
  });

  it('tell when a vote was cast and when and why it was changed', () => {
    const rows = after((n) => n.openVoting().vote('mia', 'promote').changeVote('mia', 'not-yet'));
    expect(rows.all('packetVote')).toMatchObject([
      {
        ...{ choice: 'not-yet', castAt: '2026-03-02T09:02:00.000Z', rationale: 'In my view' },
        ...{ changedAt: '2026-03-02T09:03:00.000Z', changedBecause: 'New fact' },
      },
    ]);
  });

  it('tell when an appeal was filed and when it was resolved', () => {
    expect(after(appealed).all('packetAppeal')).toMatchObject([
      { grounds: 'Missed work', filedAt: '2026-03-02T09:05:00.000Z', resolvedAt: null, resolution: null },
    ]);
    expect(after((n) => appealed(n).record('AppealResolved', resolved)).all('packetAppeal')).toMatchObject([
      { filedAt: '2026-03-02T09:05:00.000Z', resolvedAt: '2026-03-02T09:06:00.000Z', rationale: 'Nothing new' },
    ]);
  });

  it('write only the head and the vote when a vote is cast', () => {
    const told = new History().nomination('n1').statement().evidence('e1', ['design']).openVoting();
    const rows = rowsOf(packets, told.history.events);
    const cast = told.vote('mia', 'promote').history.events.at(-1);
    const touched = cast && rows.changesOf(packets, cast).map(({ table }) => table);
    expect(touched).toEqual(['packetVote', 'packet']);
  });

  it('have the newest ratings of a review and the reason of its change', () => {
    const rows = after((n) => n.assign('ron').review('ron', { design: 2 }).revise('ron', { design: 4 }));
    expect(rows.all('packetReview')).toMatchObject([
      {
        ...{ ratings: [{ criterion: 'design', rating: 4 }], revisedBecause: 'Read it again', counts: 1 },
        ...{ submittedAt: '2026-03-02T09:02:00.000Z', revisedAt: '2026-03-02T09:03:00.000Z' },
      },
    ]);
    expect(after((n) => n.assign('ron').review('ron', { design: 2 })).all('packetReview')).toMatchObject([
      { submittedAt: '2026-03-02T09:02:00.000Z', revisedAt: null, revisedBecause: null },
    ]);
  });

  it('mark a review for ever once it was revised when others could be read, and leave open what was not recorded', () => {
    const marks = (...revisions: readonly (boolean | null)[]) =>
      after((n) => {
        n.assign('ron').review('ron', { design: 2 });
        for (const readable of revisions) n.revise('ron', { design: 4 }, readable);
        return n;
      })
        .all('packetReview')
        .map(({ revisedAfterOthers }) => revisedAfterOthers);
    expect(marks()).toEqual([0]);
    expect(marks(false)).toEqual([0]);
    expect(marks(false, true)).toEqual([1]);
    expect(marks(true, false)).toEqual([1]);
    expect(marks(null)).toEqual([null]);
    expect(marks(null, false)).toEqual([null]);
    expect(marks(null, true)).toEqual([1]);
    expect(marks(true, null)).toEqual([1]);
  });

  it('say who wrote why somebody declined or was recused', () => {
    const written = (tell: Tell) =>
      after((n) => {
        n.assign('ron');
        n.history.by('cho');
        return tell(n);
      }).all('packetReviewer');
    expect(written((n) => n.recuse('ron'))).toMatchObject([{ personId: 'ron', reason: 'Related', reasonBy: 'cho' }]);
    expect(written((n) => n.assign('ron'))).toMatchObject([{ personId: 'ron', reason: null, reasonBy: null }]);
  });

  it('do not count a review once its reviewer is recused', () => {
    const rows = after((n) => n.assign('ron').review('ron', { design: 2 }).recuse('ron'));
    expect(rows.all('packetReview')).toMatchObject([{ counts: 0 }]);
    expect(rows.all('packetReviewer')).toMatchObject([{ status: 'recused', reason: 'Related' }]);
  });

  it('void the vote of a member who is recused while the round is open', () => {
    const rows = after((n) => n.openVoting().vote('mia', 'promote').recuse('mia'));
    expect(rows.all('packetVote')).toMatchObject([{ memberId: 'mia', voided: 1 }]);
    expect(rows.all('packetRound')).toMatchObject([{ voided: 0 }]);
  });

  it('void a closed round when a member whose vote it counted is recused', () => {
    const rows = after((n) => n.openVoting().vote('mia', 'promote').closeVoting().recuse('mia'));
    expect(rows.all('packetRound')).toMatchObject([{ voided: 1 }]);
  });

  it('keep the votes of a reopened round, voided, and drop its feedback', () => {
    const rows = after((n) => n.openVoting().vote('mia', 'promote').closeVoting().decide().release().reopen());
    expect(rows.all('packetRound')).toMatchObject([{ voided: 1, result: 'passed' }]);
    expect(rows.all('packetVote')).toMatchObject([{ choice: 'promote' }]);
    expect(rows.all('packetDecision')).toMatchObject([{ supersededBecause: 'A fact was wrong' }]);
    expect(rows.find('packetText', { kind: 'feedback' })).toEqual([]);
  });

  it('drop every text about an erased candidate, and keep ratings, choices and outcomes', () => {
    const full: Tell = (n) =>
      n
        .statement()
        .evidence('e1', ['design'])
        .withdrawEvidence('e1')
        .submit()
        .assign('ron')
        .review('ron', { design: 4 })
        .openVoting()
        .vote('mia', 'promote')
        .changeVote('mia', 'not-yet')
        .closeVoting('tied')
        .record('TieBroken', { round: 1, chairId: 'cho', choice: 'promote', rationale: 'Close call' })
        .decide('promoted', 'Against it')
        .release()
        .appeal();
    const rows = after((n) => erased(full(n)));
    const WORDS = [
      ...['Why this', 'Title', 'Body', 'Not theirs', 'On design', 'Overall', 'Seen twice', 'In my view', 'New fact'],
      ...['Close call', 'Clear case', 'Keep mentoring', 'Against it', 'Well done', 'Missed work'],
    ];
    const foundIn = (told: typeof rows) => {
      const texts = JSON.stringify(packets.tables.map((table) => told.all(table)));
      return WORDS.filter((word) => texts.includes(word));
    };
    expect(foundIn(after(full))).toEqual(WORDS);
    expect(foundIn(rows)).toEqual([]);
    expect(rows.all('packetReview')).toMatchObject([
      {
        ratings: [{ rating: 4, comment: 'erased' }],
        counterSignals: [{ signal: 'lone-wolf', comment: 'erased' }],
      },
    ]);
    expect(rows.all('packetVote')).toMatchObject([{ choice: 'not-yet', rationale: 'erased' }]);
    expect(rows.all('packetDecision')).toMatchObject([{ outcome: 'promoted', conditions: ['erased'] }]);
  });

  it('store no text that comes after the erasure', () => {
    const rows = after((n) => erased(n).evidence('e1', ['design']).openVoting().vote('mia', 'promote'));
    expect(rows.all('packetEvidence')).toMatchObject([{ title: 'erased', body: 'erased', link: null }]);
    expect(rows.all('packetVote')).toMatchObject([{ rationale: 'erased' }]);
  });

  it("drop why an erased person was recused, also from somebody else's packet", () => {
    const rows = after((n) => {
      n.recuse('ron').history.record('PersonErased', { personId: 'ron', ...ON_REQUEST });
      return n;
    });
    expect(rows.all('packetReviewer')).toMatchObject([{ personId: 'ron', reason: 'erased' }]);
  });
});
