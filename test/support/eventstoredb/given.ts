import { randomBytes } from 'node:crypto';
import type { EventStoreDbServer } from './server.js';

/** The server that `npm run test:engines` gives by its address alone; undefined where each suite starts one of its own. */
export const givenServer = (): string | undefined => process.env['PLUMBLINE_TEST_EVENTSTORE_URL'] || undefined;

/** Of no other run, and without a hyphen. */
export const newPrefix = (): string => `t${randomBytes(6).toString('hex')}`;

/** `settings`: what a server of Plumbline is told besides the address. */
export type PlaceOfLog = Readonly<{
  url: string;
  prefix: string;
  settings: Readonly<Record<string, string>>;
  drop: () => Promise<void>;
  /** For tests that have it in hand. */
  server: () => EventStoreDbServer;
}>;

const placeAt = (url: string, drop: PlaceOfLog['drop'], server: PlaceOfLog['server']): PlaceOfLog => {
  const prefix = newPrefix();
  return { url, prefix, drop, server, settings: { PLUMBLINE_STORE_PREFIX: prefix } };
};

export const notInHand = (): never => {
  throw new Error('The server is given: a test that looks into it, or has it fail, needs one in hand');
};

/** For a log that nobody else uses: streams of the server that is given, or a server. */
export const placeForLog = async (): Promise<PlaceOfLog> => {
  const given = givenServer();
  if (given !== undefined) return placeAt(given, () => Promise.resolve(), notInHand);
  const server = await (await import('./server.js')).EventStoreDbServer.start();
  return placeAt(
    server.url,
    () => server.close(),
    () => server,
  );
};
