import { DEFAULT_POLICY } from '@plumbline/domain';
import { criterion, History, level, type NominationHistory } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { readiness } from './project.js';

type Tell = (nomination: NominationHistory) => NominationHistory;
const begun = () =>
  new History()
    .framework(
      'ladder',
      [level('staff', 1), level('principal', 2)],
      [criterion('design', { staff: {}, principal: { requiredRating: 4 } }), criterion('mentoring', { staff: {} })],
    )
    .cycle('spring');
const bands = ({ events }: Pick<History, 'events'>) =>
  rowsOf(readiness, events)
    .all('readiness')
    .map(({ level: key, band }) => `${String(key)} ${String(band)}`);
const after = (tell: Tell) => bands(tell(begun().nomination('n1')).history);

const CASES: readonly [what: string, tell: Tell, staff: string, principal: string][] = [
  ['nothing', (n) => n, 'insufficient-evidence', 'insufficient-evidence'],
  ['evidence without ratings', (n) => n.evidence('e1', ['design', 'mentoring']), 'developing', 'developing'],
  [
    'ratings that meet one level and not the next',
    (n) => n.evidence('e1', ['design', 'mentoring']).review('ron', { design: 3, mentoring: 3 }),
    'ready',
    'developing',
  ],
  [
    'evidence that was withdrawn',
    (n) => n.evidence('e1', ['design', 'mentoring']).review('ron', { design: 4, mentoring: 3 }).withdrawEvidence('e1'),
    'insufficient-evidence',
    'insufficient-evidence',
  ],
  [
    'evidence that was revised to cite more',
    (n) =>
      n
        .evidence('e1', ['design'])
        .record('EvidenceRevised', {
          evidenceId: 'e1',
          title: 'Title',
          body: 'Body',
          link: null,
          criteria: ['design', 'mentoring'],
        })
        .review('ron', { design: 3, mentoring: 3 }),
    'ready',
    'developing',
  ],
  [
    'a review that was revised',
    (n) =>
      n
        .evidence('e1', ['design', 'mentoring'])
        .review('ron', { design: 4, mentoring: 3 })
        .revise('ron', { design: 1, mentoring: 1 }),
    'developing',
    'developing',
  ],
  [
    'a rating of a reviewer who was recused',
    (n) => n.evidence('e1', ['design', 'mentoring']).review('ron', { design: 4, mentoring: 4 }).recuse('ron'),
    'developing',
    'developing',
  ],
];

describe('readiness', () => {
  it.each(CASES)('follows %s', (_what, tell, staff, principal) => {
    expect(after(tell)).toEqual([`principal ${principal}`, `staff ${staff}`]);
  });

  it('is not changed by votes', () => {
    const n = begun().nomination('n1').openVoting();
    const rows = rowsOf(readiness, n.history.events);
    const cast = n.vote('mia', 'promote').history.events.at(-1);
    expect(cast && rows.changesOf(readiness, cast)).toEqual([]);
  });

  it('stays on the framework version of the cycle when a newer one is published', () => {
    const n = begun().nomination('n1');
    n.history.record('CriterionAdded', { frameworkId: 'ladder', criterion: criterion('scope', { staff: {} }) });
    n.history.record('FrameworkPublished', { frameworkId: 'ladder', version: 2, semanticHash: 'e'.repeat(64) });
    n.evidence('e1', ['design', 'mentoring']).review('ron', { design: 3, mentoring: 3 });
    expect(bands(n.history)).toContain('staff ready');
  });

  it('uses the levels and criteria of the draft as published', () => {
    const history = begun();
    const ladder = { frameworkId: 'ladder' };
    for (const key of ['scope', 'gone'])
      history.record('CriterionAdded', { ...ladder, criterion: criterion(key, { staff: {} }) });
    history.record('CriterionRevised', { ...ladder, criterion: criterion('design', { staff: { critical: true } }) });
    history.record('CriterionRemoved', { ...ladder, key: 'gone' });
    history.record('CriteriaReordered', { ...ladder, keys: ['scope', 'mentoring', 'design'] });
    history.record('LevelRemoved', { ...ladder, key: 'principal' });
    history.record('FrameworkPublished', { ...ladder, version: 2, semanticHash: 'e'.repeat(64) });
    const rubrics = rowsOf(readiness, history.events).all('readinessRubric');
    expect(rubrics.at(-1)).toMatchObject({
      version: 2,
      rubric: {
        levels: [{ key: 'staff' }],
        criteria: [
          { key: 'scope' },
          { key: 'mentoring' },
          { key: 'design', requirements: [{ level: 'staff', critical: true }] },
        ],
      },
    });
  });

  it('updates the bands of its cycle, and of no other, when the policy is amended', () => {
    const history = begun().cycle('autumn');
    const half: Tell = (n) => n.evidence('e1', ['design']).review('ron', { design: 3, mentoring: 3 });
    half(history.nomination('n1'));
    half(history.nomination('n2', { cycleId: 'autumn', candidateId: 'carl' }));
    const lenient = { ...DEFAULT_POLICY.readiness, minCoverage: { num: 1, den: 2 } };
    history.record('PolicyAmended', {
      cycleId: 'spring',
      policy: { ...DEFAULT_POLICY, version: 2, readiness: lenient },
      reason: 'agreed',
    });
    const staff = rowsOf(readiness, history.events).find('readiness', { level: 'staff' });
    expect(staff).toMatchObject([
      { nominationId: 'n1', band: 'ready' },
      { nominationId: 'n2', band: 'insufficient-evidence' },
    ]);
  });

  it('keeps the readiness of every level at each decision', () => {
    const n = begun()
      .nomination('n1')
      .evidence('e1', ['design', 'mentoring'])
      .review('ron', { design: 3, mentoring: 3 });
    n.openVoting().closeVoting().decide().reopen().revise('ron', { design: 1, mentoring: 1 });
    expect(rowsOf(readiness, n.history.events).all('readinessAtDecision')).toMatchObject([
      { level: 'principal', band: 'developing', revision: 5 },
      { level: 'staff', band: 'ready', revision: 5 },
    ]);
  });

  it('excludes a withdrawn nomination from counts', () => {
    const { history } = begun().nomination('n1').withdraw();
    expect(rowsOf(readiness, history.events).all('readiness')).toMatchObject([{ live: 0 }, { live: 0 }]);
  });
});
