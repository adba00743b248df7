import { hash } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export type Sent = Readonly<{ id: string; type: string; data: Uint8Array; metadata: Uint8Array; isJson: boolean }>;
/** As the server gives it back. `position` counts bytes of its log. */
export type Given = Omit<Sent, 'isJson'> & Readonly<{ stream: string; revision: number; position: number }>;

/** The id of what is named so: the same name has the same one, so that it is stored once. Never change how it is made. */
export const idNamed = (name: string): string => {
  const hex = hash('sha256', name, 'hex');
  // As a UUID of version 8, whose makers choose all other bits.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** What the adapter keeps for itself, as JSON. */
export const note = (id: string, type: string, data: object): Sent => ({
  ...{ id, type, isJson: true },
  data: Buffer.from(JSON.stringify(data)),
  metadata: NOTHING,
});
export const NOTHING = Buffer.from('{}');

/** The revision of a stream that does not exist. */
export const NO_STREAM = -1;

const named = (name: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8'));
  return identifier;
};

const proposed = ({ id, type, data, metadata, isJson }: Sent): streams.AppendReq => {
  const uuid = new shared.UUID();
  uuid.setString(id);
  const message = new streams.AppendReq.ProposedMessage();
  message.setId(uuid);
  message.getMetadataMap().set('type', type);
  message.getMetadataMap().set('content-type', isJson ? 'application/json' : 'application/octet-stream');
  message.setData(data);
  message.setCustomMetadata(metadata);
  const part = new streams.AppendReq();
  part.setProposedMessage(message);
  return part;
};

/** Of at least one event, behind this revision, or `NO_STREAM`: the same sent again is known by its ids. */
export const appendRequest = (stream: string, after: number, events: readonly Sent[]): readonly streams.AppendReq[] => {
  const options = new streams.AppendReq.Options();
  options.setStreamIdentifier(named(stream));
  if (after < 0) options.setNoStream(new shared.Empty());
  else options.setRevision(String(after));
  const first = new streams.AppendReq();
  first.setOptions(options);
  return [first, ...events.map(proposed)];
};

export type AppendAnswer =
  | Readonly<{ is: 'done'; revision: number; position: number }>
  /** `current` may be `NO_STREAM`. */
  | Readonly<{ is: 'conflict'; current: number }>;

export const appendAnswer = (answer: streams.AppendResp): AppendAnswer => {
  const wrong = answer.getWrongExpectedVersion();
  if (wrong !== undefined)
    return { is: 'conflict', current: wrong.hasCurrentRevision() ? Number(wrong.getCurrentRevision()) : NO_STREAM };
  const done = answer.getSuccess();
  return {
    is: 'done',
    revision: Number(done?.getCurrentRevision()),
    position: Number(done?.getPosition()?.getCommitPosition()),
  };
};

const { ReadDirection } = streams.ReadReq.Options;

const readOptions = (isBackward: boolean): streams.ReadReq.Options => {
  const ids = new streams.ReadReq.Options.UUIDOption();
  ids.setString(new shared.Empty());
  const options = new streams.ReadReq.Options();
  options.setUuidOption(ids);
  options.setReadDirection(isBackward ? ReadDirection.BACKWARDS : ReadDirection.FORWARDS);
  options.setResolveLinks(false);
  options.setNoFilter(new shared.Empty());
  return options;
};

const request = (options: streams.ReadReq.Options): streams.ReadReq => {
  const read = new streams.ReadReq();
  read.setOptions(options);
  return read;
};

/** `from`: undefined is the last event, read backward. */
export const streamRequest = (stream: string, from: number | undefined, count: number): streams.ReadReq => {
  const place = new streams.ReadReq.Options.StreamOptions();
  place.setStreamIdentifier(named(stream));
  if (from === undefined) place.setEnd(new shared.Empty());
  else place.setRevision(String(from));
  const options = readOptions(from === undefined);
  options.setStream(place);
  options.setCount(String(count));
  return request(options);
};

export type Filter = Readonly<{ streams: string } | { type: string }>;

/** How many events that do not match a subscription passes by from one checkpoint to the next: this times the window. */
const WINDOW = 1_000;

const filtered = (filter: Filter): streams.ReadReq.Options.FilterOptions => {
  const expression = new streams.ReadReq.Options.FilterOptions.Expression();
  const options = new streams.ReadReq.Options.FilterOptions();
  if ('streams' in filter) {
    expression.setPrefixList([filter.streams]);
    options.setStreamIdentifier(expression);
  } else {
    expression.setRegex(`^${filter.type.replaceAll(/\W/g, String.raw`\$&`)}$`);
    options.setEventType(expression);
  }
  options.setMax(WINDOW);
  options.setCheckpointintervalmultiplier(1);
  return options;
};

export type AllFrom = number | 'start' | 'end' | Readonly<{ before: number }>;

const allOptions = (from: AllFrom, isBackward: boolean, filter: Filter | undefined): streams.ReadReq.Options => {
  const place = new streams.ReadReq.Options.AllOptions();
  if (from === 'start') place.setStart(new shared.Empty());
  else if (from === 'end') place.setEnd(new shared.Empty());
  else {
    const position = new streams.ReadReq.Options.Position();
    const at = String(typeof from === 'number' ? from : from.before);
    position.setCommitPosition(at);
    position.setPreparePosition(at);
    place.setPosition(position);
  }
  const options = readOptions(isBackward);
  options.setAll(place);
  if (filter !== undefined) options.setFilter(filtered(filter));
  return options;
};

/** Forward, the event at `from` is the first; `end`, and what is before a position, is read backward. */
export const allRequest = (from: AllFrom, count: number, filter?: Filter): streams.ReadReq => {
  const options = allOptions(from, from === 'end' || typeof from === 'object', filter);
  options.setCount(String(count));
  return request(options);
};

/** Of what comes after now. */
export const followRequest = (filter: Filter): streams.ReadReq => {
  const options = allOptions('end', false, filter);
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  return request(options);
};

/** The bytes as text, which is not copied before. */
export const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** Undefined for what is no event, such as the word that there is no such stream. */
export const givenIn = (answer: streams.ReadResp): Given | undefined => {
  const event = answer.getEvent()?.getEvent();
  if (event === undefined) return undefined;
  return {
    id: event.getId()?.getString() ?? '',
    type: event.getMetadataMap().get('type') ?? '',
    stream: textOf(event.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array()),
    revision: Number(event.getStreamRevision()),
    position: Number(event.getCommitPosition()),
    data: event.getData_asU8(),
    metadata: event.getCustomMetadata_asU8(),
  };
};
