import type { PersonId } from '@plumbline/domain';
import { History } from './history.js';
import { criterion, level } from './ladder.js';

/**
 * A round with something for everybody, on 2026-03-02. Lines: lin manages cleo and carl, top manages lin; max, who is in the
 * committee of `spring` (with mia and moe; cho chairs it; it is calibrating), is nominated too. Reviewers: ron's review is in, rea's is not.
 * n-cleo: released. n-carl: voting, mia has voted, moe is recused. n-max: submitted. n-other: a draft in `autumn`, whose
 * committee is nobody of these. Only those who are nominated, and otto, stand on a level.
 */
export const aRound = (): History => {
  const history = new History();
  const person = (id: PersonId, given: Parameters<History['person']>[1]): History =>
    history.person(id, { sourceId: `hr-system:${id}`, ...given });
  person('top', { level: null });
  person('lin', { managerId: 'top', level: null });
  person('cleo', { managerId: 'lin' });
  person('carl', { managerId: 'lin', orgUnit: 'data' });
  person('max', { managerId: 'top' });
  person('otto', {});
  for (const id of ['mia', 'moe', 'cho', 'ron', 'rea', 'ada', 'aud']) person(id, { level: null });
  history.framework(
    'ladder',
    [level('senior', 1), level('staff', 2), level('principal', 3)],
    [
      criterion('design', { staff: { critical: true }, principal: { requiredRating: 4 } }),
      criterion('mentoring', { staff: {}, principal: {} }),
    ],
  );
  history.cycle('spring').cycle('autumn', { members: ['zed'], chair: 'zoe' });
  const ready = { design: 3, mentoring: 3 };
  const cleo = history.nomination('n-cleo').statement().evidence('e1', ['design', 'mentoring']).submit();
  cleo.assign('ron', 'rea').review('ron', ready).openVoting().vote('mia', 'promote').vote('moe', 'promote');
  history.by('cho');
  cleo.closeVoting().decide('promoted').release();
  const carl = history
    .nomination('n-carl', { candidateId: 'carl', orgUnit: 'data' })
    .evidence('e1', ['design'])
    .submit();
  carl
    .assign('ron', 'rea')
    .review('ron', { design: 2, mentoring: 3 })
    .recuse('moe')
    .openVoting()
    .vote('mia', 'not-yet');
  history.nomination('n-max', { candidateId: 'max', targetLevel: 'principal' }).submit().assign('mia');
  history.nomination('n-other', { candidateId: 'otto', cycleId: 'autumn' });
  history.record('PhaseAdvanced', { cycleId: 'spring', from: 'nominating', to: 'reviewing', unfinished: [] });
  history.record('PhaseAdvanced', { cycleId: 'spring', from: 'reviewing', to: 'calibrating', unfinished: [] });
  return history;
};
