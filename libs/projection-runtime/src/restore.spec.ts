import { ensureOfLog, EventsMissing, ViewsOfAnotherLog, ViewsOfBeforeMove } from './restore.js';

const SOURCE = '00000000-0000-7000-8000-000000000001';
const at = (position: string) => ({ checkpoints: [{ view: 'cycles', position }], source: SOURCE });

describe('what views are derived from', () => {
  it('is this log, as far as it goes', () => {
    const log = { head: '0000000000000007', first: SOURCE };
    expect(() => {
      ensureOfLog(log, at('0000000000000007'));
    }).not.toThrow();
    expect(() => {
      ensureOfLog(log, at('0000000000000008'));
    }).toThrow(EventsMissing);
    expect(() => {
      ensureOfLog({ ...log, first: 'another' }, at('0000000000000007'));
    }).toThrow(ViewsOfAnotherLog);
  });

  it.each([
    ['0000000000000007', 'e0000000000000900'],
    ['e0000000000000007', '0000000000000900'],
    ['e0000000000000900', '0000000000000007'],
  ])('is not the log as it was in another store: views at %s, which ends at %s', (position, head) => {
    expect(() => {
      ensureOfLog({ head, first: SOURCE }, at(position));
    }).toThrow(ViewsOfBeforeMove);
  });
});
