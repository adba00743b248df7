import { KeysUnavailable, StoreUnavailable } from '@plumbline/event-log';
import { ViewsUnavailable } from '@plumbline/view-store';
import { StandingStill, whyOf } from './why.js';

describe('why projections stand still', () => {
  it('is said in words where somebody has found them, else with the name of the error', () => {
    expect(whyOf(new StoreUnavailable('The event store is not available.'))).toBe('The event store is not available.');
    expect(whyOf(new KeysUnavailable('No keys.'))).toBe('No keys.');
    expect(whyOf(new ViewsUnavailable('No views.', { isDamage: false }))).toBe('No views.');
    expect(whyOf(new TypeError('x is undefined'))).toBe('TypeError: x is undefined');
  });

  it('is in the log once, however its words change, until they go on; an error of ours with where it came up', () => {
    const lines: (readonly [string, object, string])[] = [];
    const standing = new StandingStill({
      error: (fields, message) => void lines.push(['error', fields, message]),
      info: (fields, message) => void lines.push(['info', fields, message]),
    });
    standing.over();
    for (const why of ['hung up', 'nothing answers', 'is starting']) standing.because(new StoreUnavailable(why));
    standing.over();
    standing.over();
    const defect = new TypeError('x is undefined');
    standing.because(defect);
    standing.because(new StoreUnavailable('hung up'));
    expect(lines).toEqual([
      ['error', { reason: 'hung up' }, 'projections stand still'],
      ['info', {}, 'projections go on'],
      ['error', { err: defect }, 'projections stand still'],
      ['error', { reason: 'hung up' }, 'projections stand still'],
    ]);
  });
});
