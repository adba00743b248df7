import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { personalFields } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { valueAt } from '@plumbline/testing-views';
import { temporaryApp, type TemporaryApp } from './temporary-app.js';

type Headers = Record<string, string>;
type Roles = Readonly<Record<string, readonly Role[]>>;
type History = Pick<ReturnType<typeof aRound>, 'events'>;

const filesHold = (dataDir: string, text: string): boolean =>
  readdirSync(dataDir)
    .filter((file) => /^(events|keys)\.db/.test(file))
    .some((file) => readFileSync(join(dataDir, file)).includes(text));

/** The events, each text in them unlike any other. `texts` gathers them: by person, and of each where it stands. */
const withCanaries = (texts: Map<string, string[]>, { events }: History) => {
  const canary = (personId: string): string => {
    const about = texts.get(personId) ?? [];
    const text = `Canary ${String(about.length)} of ${personId}, once.`;
    texts.set(personId, [...about, text]);
    return text;
  };
  return events.map(({ id, type, version, data, metadata, stream }) => {
    const fields = personalFields(type, version).filter(({ path }) => typeof valueAt(data, path) === 'string');
    const own = fields.filter(({ path }) => path.length === 1);
    const told = Object.fromEntries(own.map(({ path, subject }) => [path[0] ?? '', canary(valueAt(data, subject))]));
    return { stream, event: { id, type, data: { ...data, ...told }, metadata }, told: Object.values(told) };
  });
};

const sendingTo = (server: TemporaryApp, everybody: ReadonlyMap<string, Headers>) => {
  /** `asked`: method and path. */
  const send = async (who: string, asked: string, payload?: object, more?: Headers) => {
    const [method = '', path = ''] = asked.split(' ');
    const headers = { ...everybody.get(who), ...more };
    const answer = await server.app.inject({
      ...{ method: method as 'GET', url: `/v1${path}`, headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, text: answer.body, body: answer.json<Record<string, unknown>>(), answer };
  };
  return {
    send,
    refused: async (...asked: Parameters<typeof send>) => {
      const { status, body } = await send(...asked);
      return [status, body['code']];
    },
    done: async (...asked: Parameters<typeof send>) => {
      const sent = await send(...asked);
      expect([asked[1], sent.status < 300 ? 'done' : sent.text]).toEqual([asked[1], 'done']);
      return sent;
    },
  };
};

/** A server with a round in which every text can be told from every other, and somebody to ask it in each role. */
export const canaryRound = async (history: History = aRound(), more: Roles = {}) => {
  const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT: '0' });
  const store = server.app.get<EventStore>(EVENT_STORE);
  const texts = new Map<string, string[]>();
  const inStream = new Map<string, string[]>();
  for (const { stream, event, told } of withCanaries(texts, history)) {
    const result = await store.append(stream, 'any', [event]);
    if (!result.ok) throw new Error(result.reason);
    inStream.set(stream, [...(inStream.get(stream) ?? []), ...told]);
  }
  const everybody = new Map<string, Headers>();
  const roles: Roles = {
    ...{ cleo: [], lin: [], top: [], mia: [], cho: [] },
    ...{ root: ['admin'], mate: ['admin'], ada: ['admin'], aud: ['auditor'] },
    ...more,
  };
  for (const [id, has] of Object.entries(roles))
    everybody.set(id, await (has.includes('admin') ? server.asAdmin(id) : server.as(id, has)));
  return {
    ...sendingTo(server, everybody),
    server,
    /** By whom they are about. */
    texts,
    /** By the stream that they stand in. */
    inStream,
    logHolds: (text: string) => filesHold(server.dataDir, text),
  };
};
export type CanaryRound = Awaited<ReturnType<typeof canaryRound>>;
