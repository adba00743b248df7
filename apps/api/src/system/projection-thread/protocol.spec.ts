import { KeysUnavailable, StoreUnavailable, StoreUnreadable, UnreadableEvent } from '@plumbline/event-log';
import { ViewsUnavailable } from '@plumbline/view-store';
import { heard, told } from './protocol.js';

describe('an error that crosses threads', () => {
  const crossed = (error: unknown): Error => heard(structuredClone(told(error)));

  it.each([
    new StoreUnavailable('closed'),
    new KeysUnavailable('away'),
    new StoreUnreadable('not what was written'),
    new UnreadableEvent('of a newer version'),
    new ViewsUnavailable('no such page', { isDamage: false }),
  ])('keeps its class where an answer is made of it: $name', (error) => {
    const found = crossed(error);
    expect(found).toBeInstanceOf(error.constructor);
    expect(found).toMatchObject({ name: error.name, message: error.message, stack: error.stack });
  });

  it('keeps name, message, code and causes where it is any other', () => {
    const cause = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    const found = crossed(Object.assign(new Error('locked', { cause }), { name: 'RunnerLocked' }));
    expect(found).toMatchObject({ name: 'RunnerLocked', message: 'locked' });
    expect(found.cause).toBeInstanceOf(Error);
    expect(found.cause).toMatchObject({ message: 'disk full', code: 'SQLITE_FULL' });
  });

  it('is one in words where something else was thrown', () => {
    expect(crossed('gone')).toMatchObject({ name: 'Error', message: 'gone' });
  });
});
