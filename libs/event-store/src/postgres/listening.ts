import { Listener, type Reach } from '@plumbline/postgres';
import type pg from 'pg';
import { isLost } from './failures.js';

type Listening = Readonly<{
  open: () => Promise<pg.Client>;
  reach: Reach;
  channel: string;
  /** Asks for the number that the notifications tell. */
  ask: (client: pg.Client) => Promise<number>;
  /** Told it whenever it may have moved: the position of the last event, for a log. */
  heard: (last: number) => void;
  pollMs: number;
  leave?: (client: pg.Client) => Promise<void>;
}>;

/** Hears a number that only grows, from now on. */
export const listening = ({ channel, ask, heard, pollMs, ...of }: Listening): Listener => {
  const listener = new Listener({
    ...of,
    isLost,
    listen: `LISTEN ${channel}`,
    notified: (payload) => {
      heard(Number(payload));
    },
    look: async (client) => {
      heard(await ask(client));
    },
    pollMs: () => pollMs,
  });
  listener.start();
  return listener;
};
