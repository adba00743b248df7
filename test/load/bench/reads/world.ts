import { EmbeddedIssuer, type Role } from '@plumbline/access';
import type { EventStore } from '@plumbline/event-log';
import { openSqliteEventStore } from '@plumbline/event-store';
import type { NominationEvent } from '@plumbline/domain';
import { append, eachOf, fill } from '../dataset/fill.js';
import { MEMBERS, personEvent } from '../dataset/framework.js';
import { packet, released, reviews, votes } from '../dataset/nominations.js';
import { type Server, startServer } from '../server/start.js';

/** A viewer of each kind. What everybody but those with a role and the committee can see is the same in a world of any size. */
export const CALLERS = {
  admin: { subject: 'adam', roles: ['admin'] },
  auditor: { subject: 'audrey', roles: ['auditor'] },
  chair: { subject: 'chair' },
  member: { subject: 'm1' },
  reviewer: { subject: 'rev' },
  manager: { subject: 'small' },
  'manager of 2,500': { subject: 'big' },
  candidate: { subject: 'p0' },
} as const satisfies Record<string, { subject: string; roles?: readonly Role[] }>;
export type Viewer = keyof typeof CALLERS;
export const VIEWER_KINDS = Object.keys(CALLERS) as readonly Viewer[];

export type World = Readonly<{ server: Server; tokens: Readonly<Record<Viewer, string>> }>;

const LONG_LINE = 2_500;
const SHORT_LINE = 60;
const REVIEWED = 600;
/** Has been through everything. */
export const TOLD = 0;

const history = (index: number, members: readonly string[]): readonly NominationEvent[] => {
  if (index % 10 > 0) return packet(index);
  const reviewers = index < REVIEWED ? ['r1', 'r2', 'rev'] : ['r1', 'r2'];
  const voted = [...packet(index), ...reviews(index, reviewers), ...votes(index, members)];
  return index === TOLD ? [...voted, ...released(index)] : voted;
};

const managers = async (store: EventStore): Promise<void> => {
  const register = (id: string, manager: string | null) => append(store, `person-${id}`, [personEvent(id, manager)]);
  await register('big', null);
  await register('small', 'big');
  await register('rev', null);
  await eachOf(LONG_LINE, (index) => register(`p${index.toString()}`, index < SHORT_LINE ? 'small' : 'big'));
};

/** So many nominations, every tenth of them rated and voted on. */
export const fillWorld = async (dataDir: string, nominations: number): Promise<void> => {
  const store = await openSqliteEventStore({ dataDir });
  await managers(store);
  await fill(store, nominations, MEMBERS, history);
  await store.close();
};

export const startWorld = async (dataDir: string, nominations: number): Promise<World> => {
  await fillWorld(dataDir, nominations);
  const issuer = new EmbeddedIssuer(dataDir);
  const issued = VIEWER_KINDS.map(async (kind) => [kind, await issuer.issueToken(CALLERS[kind])] as const);
  const tokens = Object.fromEntries(await Promise.all(issued)) as World['tokens'];
  return { server: await startServer(dataDir), tokens };
};
