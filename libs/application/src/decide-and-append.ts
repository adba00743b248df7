import type { Viewer } from '@plumbline/access';
import type { AnyEvent, Decider } from '@plumbline/domain';
import type { Aggregates, Loaded } from './aggregates.js';
import { findCompletedCommand, receiptOf } from './idempotency.js';
import type { CommandContext, Receipt } from './command-context.js';
import { ConcurrencyConflict, IdempotencyKeyReused, StillMoving } from './command-errors.js';
import { eventId } from './event-id.js';
import type { ActualRevision, AppendReceipt, EventStore, EventToAppend, Guard } from '@plumbline/event-log';
import { currentScope, guardsOf, leave, readingOnce, type ReadScope } from './read-once.js';
import { commandFor, type CommandRequest } from './command-request.js';
import { versionOf } from './versions.js';

export { Aggregates } from './aggregates.js';
export type { BuildCommand, CommandRequest } from './command-request.js';

/** `fresh`: these very events were appended just now. Undefined where a stream is no longer as it was read: decide anew. */
type Appended = Readonly<{ receipt: AppendReceipt; fresh?: boolean }> | undefined;
/** `left`: the stream as the command left it, where that is known without reading it again. */
type Outcome = Readonly<{ receipt: AppendReceipt; left?: Loaded<unknown> | undefined }> | undefined;

/**
 * Commands on a stream take turns within one process, so only another process can cause a conflict there. Streams that are only read move
 * under any command.
 */
const ATTEMPTS = 50;

const actualOf = ({ revision }: Loaded<unknown>): ActualRevision => revision ?? 'no-stream';

const toAppend = (events: readonly AnyEvent[], context: CommandContext): readonly EventToAppend[] => {
  const { now: recordedAt, actor, correlationId, causationId } = context;
  const metadata = { recordedAt, actor, correlationId, causationId };
  return events.map(({ type, data }) => ({ type, data, id: eventId(), metadata }));
};

type Appending = Readonly<{ loaded: Loaded<unknown>; events: readonly AnyEvent[]; guards: readonly Guard[] }>;

/** As the store gives them back, as far as states depend on it. */
const timed = <E extends AnyEvent>(events: readonly E[], { now: recordedAt }: CommandContext): readonly E[] =>
  events.map((event) => ({ ...event, metadata: { recordedAt } }));

const append = async (
  store: EventStore,
  { stream, context }: Pick<CommandRequest<unknown, unknown>, 'stream' | 'context'>,
  { loaded, events, guards }: Appending,
): Promise<Appended> => {
  const { revision, position } = loaded;
  const { record } = context;
  if (events.length === 0 && record === undefined) return { receipt: { stream, revision, position, appended: 0 } };
  const options = record === undefined ? { guards } : { guards, record };
  const result = await store.append(stream, actualOf(loaded), toAppend(events, context), options);
  if (result.ok) return { receipt: result.receipt, fresh: !result.repeated && events.length > 0 };
  if (result.reason === 'key-reused') throw new IdempotencyKeyReused();
  return undefined;
};

/** What the request read and was admitted on before the turn, unless that has moved. */
type Before = Readonly<{ scope: ReadScope | undefined; isCurrent: boolean }>;

/** Nobody where no request was admitted. */
type Admission = Readonly<{ viewer: Viewer | undefined; guards: readonly Guard[] }>;

/** Admits again, with what is read in the turn, where a stream that was read before it has moved. */
const admission = async ({ scope, isCurrent }: Before, stream: string, loaded: Loaded<unknown>): Promise<Admission> => {
  const admitted = scope?.admitted;
  const guards = await guardsOf(scope);
  const hasMoved = guards.some((guard) => guard.stream === stream && guard.revision !== actualOf(loaded));
  if (isCurrent && !hasMoved) return { viewer: admitted?.viewer, guards };
  return { viewer: await admitted?.again(), guards: [] };
};

/** The streams that the command was decided on, without its own; undefined where one of them has moved already. */
const guardsBeside = async (stream: string, before: readonly Guard[]): Promise<readonly Guard[] | undefined> => {
  const guards = new Map((await guardsOf(currentScope())).map((guard) => [guard.stream, guard]));
  for (const guard of before) {
    const { revision } = guards.get(guard.stream) ?? guard;
    if (revision !== guard.revision) return undefined;
    guards.set(guard.stream, guard);
  }
  guards.delete(stream);
  return [...guards.values()];
};

const attempt = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
  before: Before,
): Promise<Outcome> => {
  const { stream, context } = request;
  const completed = context.record && (await findCompletedCommand(aggregates.store, context.record, stream));
  if (completed !== undefined) return { receipt: completed };
  const loaded = await aggregates.load(decider, stream);
  const admitted = await admission(before, stream, loaded);
  if (context.expected !== undefined && context.expected !== versionOf(stream, loaded, admitted.viewer))
    throw new ConcurrencyConflict(stream);
  const events = decider.decide(await commandFor(request, loaded), loaded.state);
  const guards = await guardsBeside(stream, admitted.guards);
  if (guards === undefined) return undefined;
  const appended = await append(aggregates.store, request, { loaded, events, guards });
  if (!appended?.fresh) return appended;
  const { receipt } = appended;
  return { receipt, left: aggregates.appended(decider, loaded, timed(events, context), receipt) };
};

const untilDone = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
): Promise<AppendReceipt> => {
  const scope = currentScope();
  for (let attempts = 0; attempts < ATTEMPTS; attempts += 1) {
    const before = { scope, isCurrent: attempts === 0 };
    const outcome = await readingOnce(() => attempt(aggregates, decider, request, before));
    if (outcome === undefined) continue;
    leave(scope, outcome.receipt.stream, outcome.left);
    return outcome.receipt;
  }
  throw new StillMoving();
};

/**
 * The only load, decide, append in the system. A repeat of a recorded command is answered at once, before any rule is checked. A command
 * with an expected version conflicts where the actor can be shown more of its stream than they saw. Otherwise it is decided again until its events are appended. Each attempt reads
 * what it decides on anew, once; all that it read, and what the request was admitted on, guards the append, so that a command never goes in behind a change that it did not see.
 * Throws what `decide` throws, `ConcurrencyConflict`, `IdempotencyKeyReused`, `StillMoving`, and what the store's `append` throws.
 */
export const decideAndAppend = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
): Promise<Receipt> => {
  return receiptOf(await aggregates.inTurn(request.stream, () => untilDone(aggregates, decider, request)));
};
