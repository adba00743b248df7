import { validate, version } from 'uuid';
import { eventId } from './event-id.js';

describe('an event id', () => {
  it('is a unique UUID of version 7', () => {
    const ids = Array.from({ length: 10_000 }, eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });

  it('shares only the time with the ids before and after it', () => {
    const tails = Array.from({ length: 2_000 }, () => eventId().slice(24));
    expect(new Set(tails).size).toBe(tails.length);
  });

  it('sorts by the time it was made', async () => {
    const earlier = eventId();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(eventId() > earlier).toBe(true);
  });
});
