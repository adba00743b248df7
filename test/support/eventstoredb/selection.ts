import streams from '@eventstore/db-client/generated/streams_pb.js';
import { FAILURES } from './failures.js';
import type { Kept, ServerLog } from './log.js';
import { nameIn } from './messages.js';

type Options = streams.ReadReq.Options;
export type Selection = Readonly<{
  stream: string | undefined;
  isBackward: boolean;
  isSubscription: boolean;
  count: number;
  /** How many events that do not match are looked at between two checkpoints of a subscription. */
  window: number;
  isAsked: (event: Kept) => boolean;
  /** Where it begins: a revision or a position, which a subscription leaves out, and so does whoever reads backward. */
  from: number | 'start' | 'end';
}>;

const WINDOW = 32;

const matching = (
  expression: streams.ReadReq.Options.FilterOptions.Expression,
  textOf: (event: Kept) => string,
): ((event: Kept) => boolean) => {
  const regex = expression.getRegex();
  if (regex !== '') return (event) => new RegExp(regex, 'u').test(textOf(event));
  const prefixes = expression.getPrefixList();
  return (event) => prefixes.some((prefix) => textOf(event).startsWith(prefix));
};

const filterIn = (options: Options): ((event: Kept) => boolean) => {
  const filter = options.getFilter();
  const byStream = filter?.getStreamIdentifier();
  const byType = filter?.getEventType();
  if (byStream !== undefined) return matching(byStream, ({ stream }) => stream);
  return byType === undefined ? () => true : matching(byType, ({ type }) => type);
};

const fromOf = (options: Options): Selection['from'] => {
  const place = options.getStream() ?? options.getAll();
  if (place === undefined || place.hasStart()) return 'start';
  if (place.hasEnd()) return 'end';
  return Number('getPosition' in place ? place.getPosition()?.getCommitPosition() : place.getRevision());
};

const windowOf = (options: Options): number =>
  (options.getFilter()?.getMax() || WINDOW) * (options.getFilter()?.getCheckpointintervalmultiplier() || 1);

export const selectionIn = (request: streams.ReadReq): Selection => {
  const options = request.getOptions();
  if (options === undefined) throw FAILURES.invalid('options');
  if (!options.hasUuidOption()) throw FAILURES.invalid('uuidOption');
  return {
    stream: options.hasStream() ? nameIn(options.getStream()?.getStreamIdentifier()) : undefined,
    isBackward: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    isSubscription: options.hasSubscription(),
    count: Number(options.getCount()),
    window: windowOf(options),
    isAsked: filterIn(options),
    from: fromOf(options),
  };
};

const placeIn = ({ stream }: Selection, { revision, position }: Kept): number =>
  stream === undefined ? position : revision;

const isFrom = (selection: Selection, event: Kept): boolean => {
  const { from, isBackward, stream } = selection;
  if (typeof from !== 'number') return from === 'start' ? !isBackward : isBackward;
  const place = placeIn(selection, event);
  if (!isBackward) return place >= from;
  return stream === undefined ? place < from : place <= from;
};

/** What a read answers. Throws where it begins at no record. */
export const selected = (log: ServerLog, selection: Selection): readonly Kept[] => {
  const { stream, isBackward, count, isAsked, from } = selection;
  if (stream === undefined && typeof from === 'number' && !log.isPlace(from)) throw FAILURES.invalidPosition();
  const all = stream === undefined ? log.all : log.shownOf(stream);
  const found = all.filter((event) => isFrom(selection, event) && isAsked(event));
  return (isBackward ? found.reverse() : found).slice(0, count);
};

/** Whether a subscription is sent it, and every event after it: the place that it begins at is left out. */
export const isAfter = (selection: Selection, event: Kept): boolean =>
  typeof selection.from === 'number' ? placeIn(selection, event) > selection.from : selection.from === 'start';
