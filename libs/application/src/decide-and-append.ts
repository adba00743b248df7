import type { AnyEvent, Decider } from '@plumbline/domain';
import type { Aggregates, Loaded } from './aggregates.js';
import { findCompletedCommand, receiptOf } from './idempotency.js';
import type { CommandContext, Receipt } from './command-context.js';
import { ConcurrencyConflict, IdempotencyKeyReused } from './command-errors.js';
import { eventId } from './event-id.js';
import type { ActualRevision, AppendReceipt, EventStore, EventToAppend } from './ports/event-store.port.js';
import { readingOnce } from './read-once.js';
import { commandFor, type CommandRequest } from './command-request.js';

export { Aggregates } from './aggregates.js';
export type { BuildCommand, CommandRequest } from './command-request.js';

/** `fresh`: these very events were appended just now. */
type Outcome =
  | Readonly<{ done: true; receipt: AppendReceipt; fresh?: boolean }>
  | Readonly<{ done: false; actual: ActualRevision }>;

/** Commands on a stream take turns within one process, so only another process can cause a conflict. */
const ATTEMPTS = 50;

const actualOf = ({ revision }: Loaded<unknown>): ActualRevision => revision ?? 'no-stream';

const toAppend = (events: readonly AnyEvent[], context: CommandContext): readonly EventToAppend[] => {
  const { now: recordedAt, actor, correlationId, causationId } = context;
  const metadata = { recordedAt, actor, correlationId, causationId };
  return events.map(({ type, data }) => ({ type, data, id: eventId(), metadata }));
};

const append = async (
  store: EventStore,
  { stream, context }: Pick<CommandRequest<unknown, unknown>, 'stream' | 'context'>,
  loaded: Loaded<unknown>,
  events: readonly AnyEvent[],
): Promise<Outcome> => {
  const { revision, position } = loaded;
  const { record } = context;
  if (events.length === 0 && record === undefined)
    return { done: true, receipt: { stream, revision, position, appended: 0 } };
  const options = record === undefined ? {} : { record };
  const result = await store.append(stream, actualOf(loaded), toAppend(events, context), options);
  if (result.ok) return { done: true, receipt: result.receipt, fresh: !result.repeated && events.length > 0 };
  if (result.reason === 'key-reused') throw new IdempotencyKeyReused();
  return { done: false, actual: result.actual };
};

const attempt = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
): Promise<Outcome> => {
  const { stream, context } = request;
  const receipt = context.record && (await findCompletedCommand(aggregates.store, context.record));
  if (receipt !== undefined) return { done: true, receipt };
  const loaded = await aggregates.load(decider, stream);
  if (context.expected !== undefined && context.expected !== loaded.revision)
    return { done: false, actual: actualOf(loaded) };
  const events = decider.decide(await commandFor(request, loaded.state), loaded.state);
  const outcome = await append(aggregates.store, request, loaded, events);
  if (outcome.done && outcome.fresh) aggregates.appended(decider, loaded, events, outcome.receipt);
  return outcome;
};

const untilDone = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
): Promise<AppendReceipt> => {
  for (let left = request.context.expected === undefined ? ATTEMPTS : 1; ; left -= 1) {
    const outcome = await readingOnce(() => attempt(aggregates, decider, request));
    if (outcome.done) return outcome.receipt;
    if (left === 1) throw new ConcurrencyConflict(request.stream, outcome.actual);
  }
};

/**
 * The only load, decide, append in the system. A repeat of a recorded command is answered at once, before any rule is checked. A command
 * with an expected revision gets the conflict; one without is decided again until its events are appended.
 * Each attempt reads what it decides on anew, once. Throws what `decide` throws, `ConcurrencyConflict`, `IdempotencyKeyReused`, and what the store's `append` throws.
 */
export const decideAndAppend = async <S, C, E extends AnyEvent>(
  aggregates: Aggregates,
  decider: Decider<S, C, E>,
  request: CommandRequest<C, S>,
): Promise<Receipt> => {
  return receiptOf(await aggregates.inTurn(request.stream, () => untilDone(aggregates, decider, request)));
};
