import { describe as described, explain, Explained, reasonOf } from './explain.js';
import { NotConnected, TimedOut } from './failures.js';

const coded = (code: string, message = 'of user "secret" at 10.0.0.1') => Object.assign(new Error(message), { code });

describe('why PostgreSQL cannot be used', () => {
  it.each([
    [coded('57P03'), 'the server is starting or stopping (57P03)'],
    [coded('57P01'), 'the server was stopped (57P01)'],
    [new NotConnected(coded('ECONNREFUSED')), 'nothing answers at its host and port (ECONNREFUSED)'],
    [new NotConnected(coded('55000')), 'the database takes no connections (55000)'],
    [new Error('Connection terminated unexpectedly'), 'the other end hung up'],
    [
      new Explained(new NotConnected(coded('57P03')), 'PLUMBLINE_KEYS_URL'),
      'the server is starting or stopping (57P03)',
    ],
    [new TimedOut(), 'no answer came in time from its host and port'],
    [coded('XX999'), 'it gives no reason that is known here (XX999)'],
    [new Error('of user "secret" at 10.0.0.1'), 'it gives no reason that is known here'],
  ])('is said in words, with the code behind them and nothing of the address: %p', (error, words) => {
    expect(reasonOf(error)).toBe(words);
  });

  it('names the server where that is known', () => {
    expect(described(coded('57P03'), 'PostgreSQL of the views')).toBe(
      'PostgreSQL of the views cannot be used now: the server is starting or stopping (57P03)',
    );
  });

  it('is told an operator with the setting and the fix', () => {
    expect(explain(new NotConnected(coded('ECONNREFUSED')), 'PLUMBLINE_KEYS_URL')).toMatch(
      /^PLUMBLINE_KEYS_URL: nothing answers at its host and port\. Start the server/u,
    );
  });
});
