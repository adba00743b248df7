import { DEFAULT_POLICY, type PlumblineEvent, type Recorded } from '@plumbline/domain';
import { aRound, type History } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { board } from './board/project.js';
import type { BoardRow, StateCountRow } from '@plumbline/read-model';
import type { Row, ViewRows } from '@plumbline/view-store';
import { readiness } from './readiness/project.js';
import type { BandCountRow, ReadinessInputRow, ReadinessRow } from '@plumbline/read-model';
import { levelRows } from './readiness/levels.js';

type Events = readonly Recorded<PlumblineEvent>[];

/** Everything that moves a nomination between counts: two cycles, returns, recusals, reopening, withdrawal. */
const story = (): Events => {
  const history: History = aRound();
  const n = history.nomination('n-more', { candidateId: 'more', orgUnit: 'data' }).evidence('e1', ['design']).submit();
  n.assign('ron', 'rea').review('ron', { design: 3, mentoring: 3 }).revise('ron', { design: 1, mentoring: 3 });
  n.record('ReviewerDeclined', { reviewerId: 'rea', sight: false, reason: 'busy' }).recuse('ron');
  n.evidence('e2', ['mentoring']).withdrawEvidence('e1').record('NominationReturned', { reason: 'thin' });
  n.submit().openVoting().closeVoting().decide().reopen().withdraw();
  const full = history.nomination('n-full', { candidateId: 'fay' }).evidence('e1', ['design']).assign('ron', 'rea');
  const revised = { evidenceId: 'e1', title: 'Title', body: 'Body', link: null, criteria: ['design', 'mentoring'] };
  full.review('ron', { design: 3, mentoring: 3 }).record('EvidenceRevised', revised);
  full.revise('ron', { design: 1, mentoring: 1 }).revise('ron', { design: 3, mentoring: 3 });
  full.review('rea', { design: 1, mentoring: 1 }).recuse('rea').withdrawEvidence('e1').evidence('e2', ['design']);
  const readinessPolicy = { ...DEFAULT_POLICY.readiness, minCoverage: { num: 1, den: 2 } };
  const policy = { ...DEFAULT_POLICY, version: 2, readiness: readinessPolicy };
  history.record('PolicyAmended', { cycleId: 'spring', policy, reason: 'Agreed' });
  full.submit().openVoting().closeVoting().decide().release().appeal();
  full.record('AppealResolved', { appealId: 'a1', resolution: 'dismissed', rationale: 'Nothing new' });
  return history.events;
};

const named = (...parts: readonly unknown[]): string => parts.join(' ');
const totals = (
  entries: readonly (readonly [string, readonly number[]])[],
): Readonly<Record<string, readonly number[]>> => {
  const sums = new Map<string, readonly number[]>();
  for (const [name, numbers] of entries)
    sums.set(
      name,
      numbers.map((number, at) => number + (sums.get(name)?.[at] ?? 0)),
    );
  return Object.fromEntries([...sums].filter(([, [nominations]]) => nominations !== 0).sort());
};

const stateCounts = (rows: readonly Row[]) =>
  totals(
    (rows as readonly StateCountRow[]).map(({ cycleId, level, state, nominations, reviewers, reviewsIn }) => {
      return [named(cycleId, level, state), [nominations, reviewers, reviewsIn]];
    }),
  );
const statesCounted = (rows: readonly Row[]) =>
  totals(
    (rows as readonly BoardRow[]).map(({ cycleId, targetLevel, state, reviewers, reviewsIn }) => {
      return [named(cycleId, targetLevel, state), [1, reviewers, reviewsIn]];
    }),
  );
const bandCounts = (rows: readonly Row[]) =>
  totals(
    (rows as readonly BandCountRow[]).map(({ cycleId, orgUnit, level, band, nominations, targeting }) => {
      return [named(cycleId, orgUnit, level, band), [nominations, targeting]];
    }),
  );
const bandsCounted = (rows: readonly Row[]) =>
  totals(
    (rows as readonly ReadinessRow[]).flatMap(({ cycleId, orgUnit, level, band, live, targeted }) =>
      live === 1 ? [[named(cycleId, orgUnit, level, band), [1, targeted]] as const] : [],
    ),
  );

describe('after every event', () => {
  const events = story();
  const prefixes = events.map((_, at) => events.slice(0, at + 1));

  it('the counts of states are those of the lines of the board', () => {
    for (const prefix of prefixes) {
      const rows = rowsOf(board, prefix);
      expect(stateCounts(rows.all('stateCount'))).toEqual(statesCounted(rows.all('nomination')));
    }
    expect(Object.keys(stateCounts(rowsOf(board, events).all('stateCount')))).toHaveLength(5);
  });
  it('the counts of bands are those of the stored readiness', () => {
    for (const prefix of prefixes) {
      const rows = rowsOf(readiness, prefix);
      expect(bandCounts(rows.all('bandCount'))).toEqual(bandsCounted(rows.all('readiness')));
    }
    expect(Object.keys(bandCounts(rowsOf(readiness, events).all('bandCount'))).length).toBeGreaterThan(5);
  });
  it('the stored readiness follows from each nomination and the policy of its cycle', () => {
    for (const prefix of prefixes) {
      const rows = rowsOf(readiness, prefix);
      const inputs = rows.all('readinessInput') as readonly ReadinessInputRow[];
      const computed = inputs.flatMap((input) => levelRows(input, rows as unknown as ViewRows));
      expect(rows.all('readiness')).toEqual(expect.arrayContaining([...computed]));
      expect(rows.all('readiness')).toHaveLength(computed.length);
    }
  });
});
