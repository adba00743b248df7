import { CliError } from '../exit-codes.js';
import { deadlineOf } from './deadlines.js';

describe('a deadline on the command line', () => {
  it.each([
    ['2026-03-31', '2026-03-31T23:59:59.999Z'],
    ['2026-03-31T17:00Z', '2026-03-31T17:00:00.000Z'],
    ['2026-03-31T17:00:00+02:00', '2026-03-31T15:00:00.000Z'],
    ['2028-02-29', '2028-02-29T23:59:59.999Z'],
  ])('is a day up to its end, or an instant: %s', (text, instant) => {
    expect(deadlineOf('votes', text)).toBe(instant);
  });
  it.each(['', 'tomorrow', '2026-02-30', '2026-02-30T10:00:00Z', '2027-02-29', '2026-03-31T17:00', '31.03.2026'])(
    'is refused with its option and an example: "%s"',
    (text) => {
      expect(() => deadlineOf('votes', text)).toThrow(CliError);
      expect(() => deadlineOf('votes', text)).toThrow(/--votes .*2026-03-31T17:00:00Z/);
    },
  );
});
