import { FormerSourceId, IdempotencyKeyReused, NotFound, StillMoving, ViewsBehind } from '@plumbline/application';
import { DomainError } from '@plumbline/domain';
import {
  KeysUnavailable,
  OutcomeUnknown,
  StoreUnavailable,
  StoreUnreadable,
  UnreadableEvent,
  UpgradeUnfinished,
} from '@plumbline/event-log';
import { NotNow, Refused } from '@plumbline/messaging';
import { ViewsUnavailable } from '@plumbline/view-store';
import { whyNot } from './why-not.js';

describe('a change that is not applied', () => {
  it.each([
    ...[new StoreUnavailable('away'), new KeysUnavailable('away'), new StoreUnreadable('away')],
    ...[new UpgradeUnfinished('away'), new OutcomeUnknown('away'), new ViewsUnavailable('away', { isDamage: false })],
    ...[new ViewsBehind(), new StillMoving()],
  ])('waits where what it takes is away: $name', (error) => {
    expect(whyNot(error)).toBeInstanceOf(NotNow);
    expect((whyNot(error) as Error).message).not.toBe('');
  });

  it.each([
    [new DomainError('manager-loop', 'max reports to ann.'), 'manager-loop', 'field manager'],
    [new NotFound('no such aggregate'), 'person-unknown', 'field person'],
    [new FormerSourceId(), 'source-id-former', 'field person'],
    [new IdempotencyKeyReused(), 'id-reused', 'ce_id'],
    [new UnreadableEvent('damaged'), 'event-unreadable', 'field person'],
  ] as const)('is refused where that concerns it alone: %s', (error, code, saying) => {
    const refused = whyNot(error) as Refused;
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.code).toBe(code);
    expect(refused.detail).toContain(saying);
  });

  it('is left as it is where nobody foresaw it', () => {
    const error = new TypeError('a defect');
    expect(whyNot(error)).toBe(error);
  });
});
