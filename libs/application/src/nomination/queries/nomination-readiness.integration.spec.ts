import type { LevelReadiness } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { levelsOf, nominationHeadOf, sourcesOfNomination } from '@plumbline/read-model';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { found } from '../../found.js';
import { NotFound } from '../../not-found.js';
import { gapsFor, nextLevel } from './nomination-readiness.js';

const levels = ['senior', 'staff', 'principal'].map((level) => ({ level }) as LevelReadiness);
const head = { id: 'n1', targetLevel: 'principal', revision: '1' };

describe('the gap list', () => {
  it.each([
    ['the level above the current one', 'senior', 'staff'],
    ['the target level at the top of the track', 'principal', 'principal'],
    ['the target level where the current one is unknown', null, 'principal'],
    ['the target level where the current one is of another track', 'junior', 'principal'],
  ])('is for %s', (_what, currentLevel, expected) => {
    expect(nextLevel(levels, { ...head, currentLevel })).toBe(expected);
  });

  const model = readModelOf(VIEWS, aRound().events);
  afterAll(() => {
    model.close();
  });
  const gaps = async (level?: string) => {
    const head = found(await nominationHeadOf(model.db, 'n-carl'));
    const sources = found(await sourcesOfNomination(model.db, 'n-carl'));
    const levels = found(await levelsOf(model.db, 'n-carl'));
    return gapsFor({ head, levels, sources, grants: { ratings: true } }, level);
  };

  it('says what is missing in words, critical criteria first', async () => {
    expect(await gaps()).toMatchObject({
      level: 'staff',
      gaps: [
        { criterion: 'design', text: 'What design asks', critical: true, ratingMissing: 1, evidenceMissing: 0 },
        { criterion: 'mentoring', evidenceMissing: 1, ratingMissing: 0 },
      ],
    });
  });
  it('exists for every level of the track, and no other', async () => {
    expect(await gaps('principal')).toMatchObject({ level: 'principal', gaps: [{ ratingMissing: 2 }, {}] });
    await expect(gaps('fellow')).rejects.toThrow(NotFound);
  });
});
