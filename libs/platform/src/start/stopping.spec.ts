import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../log/logger.js';
import { Stopping } from './stopping.js';

const lineOf = (text: string): string => (JSON.parse(text) as { msg: string }).msg;

describe('a signal to stop', () => {
  const left: number[] = [];
  const lines: string[] = [];
  const stoppingWithin = (within = 60_000): Stopping =>
    new Stopping({
      within,
      exit: (code) => left.push(code),
      log: createLogger({
        level: 'info',
        name: 'stopping',
        destination: { write: (text) => void lines.push(lineOf(text)) },
      }),
    });
  const never = new Promise<boolean>(() => undefined);
  const waiting = (signal: AbortSignal): Promise<void> => sleep(60_000, undefined, { signal, ref: false });
  beforeEach(() => {
    left.length = lines.length = 0;
  });

  it('closes what was opened, and lets the process end by itself', async () => {
    const stopping = stoppingWithin();
    let closed = 0;
    await stopping.start(() =>
      stopping.opened(() => {
        closed += 1;
        return Promise.resolve(true);
      }),
    );
    expect([closed, lines]).toEqual([0, []]);
    stopping.tell();
    await sleep(0);
    expect([closed, left, lines]).toEqual([1, [], ['stopping', 'stopped']]);
  });
  it.each([
    ['that fails', () => Promise.reject(new Error('no')), ['stopping', 'closing failed']],
    ['whose parts have told why', () => Promise.resolve(false), ['stopping']],
  ])('exits with 1 where something could not be closed, %s', async (_what, close, said) => {
    const stopping = stoppingWithin();
    await stopping.start(() => stopping.opened(close));
    stopping.tell();
    await sleep(0);
    expect([left, lines]).toEqual([[1], said]);
  });
  it('ends the process at once the second time, and after a while if closing does not end', async () => {
    const stopping = stoppingWithin(20);
    await stopping.start(() => stopping.opened(() => never));
    stopping.tell();
    expect(left).toEqual([]);
    stopping.tell();
    expect(left).toEqual([1]);
    await sleep(60);
    expect([left, lines]).toEqual([
      [1, 1],
      ['stopping', 'not everything has stopped in time'],
    ]);
  });
  it('ends a start that waits, as something that was stopped', async () => {
    const stopping = stoppingWithin();
    const started = stopping.start(() => waiting(stopping.signal));
    stopping.tell();
    await started;
    expect([left, lines]).toEqual([[], ['stopping', 'stopped']]);
  });
  it('closes what was opened after it, and goes no further', async () => {
    const stopping = stoppingWithin();
    const done: string[] = [];
    const started = stopping.start(async () => {
      await sleep(5);
      await stopping.opened(() => {
        done.push('closed');
        return Promise.resolve(true);
      });
      done.push('further');
    });
    stopping.tell();
    await started;
    expect([done, left, lines]).toEqual([['closed'], [], ['stopping', 'stopped']]);
  });
  it('hides no start that failed by itself', async () => {
    const stopping = stoppingWithin();
    await expect(stopping.start(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(lines).toEqual([]);
  });
});
