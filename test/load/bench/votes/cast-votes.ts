import { nominationId } from '../dataset/nominations.js';
import type { Load } from '../drive.js';

export const MEMBERS = Array.from({ length: 40 }, (_, index) => `m${index.toString()}`);
const BODY = JSON.stringify({ choice: 'promote' });

type Voting = Readonly<{
  path: (id: string) => string;
  /** A token for each member. */
  tokens: readonly string[];
  nominations: number;
  /** How many votes were cast before. */
  from: number;
  amount: number;
}>;

/** Each for another nomination and member. */
export const castVotes = ({ path, tokens, nominations, from, amount }: Voting): Load => ({
  connections: 64,
  amount,
  request: (n) => ({
    method: 'POST',
    path: path(nominationId((from + n) % nominations)),
    headers: {
      authorization: `Bearer ${tokens[Math.floor((from + n) / nominations) % tokens.length] ?? ''}`,
      'content-type': 'application/json',
    },
    body: BODY,
  }),
});
