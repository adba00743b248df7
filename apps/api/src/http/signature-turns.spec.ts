import { jest } from '@jest/globals';
import { ChecksExhausted } from '@plumbline/access';
import { SignatureTurns } from './signature-turns.js';

describe('the turns of unknown signatures', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const waiting = (turns: SignatureTurns, address: string, count: number) => {
    const ended = { gone: 0, refused: [] as unknown[] };
    for (let at = 0; at < count; at += 1)
      turns.wait(address).then(
        () => (ended.gone += 1),
        (error: unknown) => ended.refused.push(error),
      );
    return ended;
  };

  it('come ten at a time, for each address apart, and leave nothing behind', async () => {
    const turns = new SignatureTurns();
    const [one, other] = [waiting(turns, '1', 25), waiting(turns, '2', 5)];
    const gone = async (ms: number) => {
      await jest.advanceTimersByTimeAsync(ms);
      return [one.gone, other.gone, jest.getTimerCount()];
    };
    expect(await gone(49)).toEqual([0, 0, 2]);
    expect(await gone(1)).toEqual([10, 5, 1]);
    expect(await gone(50)).toEqual([20, 5, 1]);
    expect(await gone(50)).toEqual([25, 5, 0]);
    const again = waiting(turns, '1', 1);
    await gone(50);
    expect([again.gone, jest.getTimerCount()]).toEqual([1, 0]);
  });

  it('are refused to one of those who wait, where a thousand do', async () => {
    const turns = new SignatureTurns();
    const ended = waiting(turns, '1', 1_002);
    await jest.advanceTimersByTimeAsync(0);
    expect([ended.gone, ended.refused.length]).toEqual([0, 2]);
    for (const error of ended.refused) expect(error).toBeInstanceOf(ChecksExhausted);
    await jest.advanceTimersByTimeAsync(50 * 100);
    expect([ended.gone, jest.getTimerCount()]).toEqual([1_000, 0]);
  });
});
