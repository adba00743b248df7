import { jest } from '@jest/globals';
import { Absence, type Reached } from './absence.js';

const told = () => {
  const said: Reached[] = [];
  return { said, absence: new Absence((reached) => void said.push(reached)) };
};

describe('of a server that is away', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('it is told once, with the time of the first try that failed and the last reason, and once that it is back', () => {
    const { said, absence } = told();
    const began = Date.now();
    absence.found('it hung up', performance.now());
    jest.advanceTimersByTime(500);
    absence.found('nothing answers');
    jest.advanceTimersByTime(60_000);
    absence.found('it is starting');
    expect(said).toEqual([{ isAway: true, since: new Date(began), why: 'nothing answers' }]);
    absence.over();
    absence.over();
    expect(said.slice(1)).toEqual([{ isAway: false, afterMs: 60_500 }]);
  });

  it('nothing is told where it is back at once, and the next time is one of its own', () => {
    const { said, absence } = told();
    absence.found('it hung up');
    jest.advanceTimersByTime(500);
    absence.over();
    jest.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
    absence.found('it hung up again');
    jest.advanceTimersByTime(1_000);
    expect(said).toMatchObject([{ isAway: true, why: 'it hung up again' }]);
  });

  it('nothing is told once nobody looks any more', () => {
    const { said, absence } = told();
    absence.found('it hung up');
    absence.close();
    jest.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });
});
