import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Appended, Expected, Kept, Sent } from './log.js';

/** No position, as the server writes it. */
const NONE = (2n ** 64n - 1n).toString();
const TICKS_PER_MS = 10_000n;

export const nameIn = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const named = (name: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8'));
  return identifier;
};

const idIn = (id: shared.UUID | undefined): string => {
  if (id?.hasString() === true) return id.getString();
  const structured = id?.getStructured();
  const half = (bits: string | undefined) =>
    BigInt.asUintN(64, BigInt(bits ?? 0))
      .toString(16)
      .padStart(16, '0');
  const hex = half(structured?.getMostSignificantBits()) + half(structured?.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

type Proposed = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;
export const sentIn = (message: Proposed): Sent => ({
  id: idIn(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const expectedIn = (options: streams.AppendReq.Options): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? -1 : Number(options.getRevision());
};

const success = (revision: number, position: number): streams.AppendResp => {
  const at = new streams.AppendResp.Position();
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  const done = new streams.AppendResp.Success();
  done.setCurrentRevision(String(revision));
  done.setPosition(at);
  const answer = new streams.AppendResp();
  answer.setSuccess(done);
  return answer;
};

const wrongVersion = (current: number, expected: Expected): streams.AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected < 0) wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  const answer = new streams.AppendResp();
  answer.setWrongExpectedVersion(wrong);
  return answer;
};

type Answered = Extract<Appended, { is: 'done' | 'wrong-version' }>;
export const appendAnswer = (appended: Answered, expected: Expected): streams.AppendResp =>
  appended.is === 'done' ? success(appended.revision, appended.position) : wrongVersion(appended.current, expected);

export const eventMessage = (event: Kept): streams.ReadResp => {
  const id = new shared.UUID();
  id.setString(event.id);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(named(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const about = recorded.getMetadataMap();
  about.set('type', event.type);
  about.set('content-type', event.contentType);
  about.set('created', (BigInt(event.created) * TICKS_PER_MS).toString());
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const message = new streams.ReadResp();
  message.setEvent(read);
  return message;
};

export const notFound = (stream: string): streams.ReadResp => {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(named(stream));
  const message = new streams.ReadResp();
  message.setStreamNotFound(missing);
  return message;
};

export const confirmation = (id: string): streams.ReadResp => {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(id);
  const message = new streams.ReadResp();
  message.setConfirmation(confirmed);
  return message;
};

/** Undefined is the position that no event has, which the server has been seen to send. */
export const checkpoint = (position: number | undefined): streams.ReadResp => {
  const at = new streams.ReadResp.Checkpoint();
  at.setCommitPosition(position === undefined ? NONE : String(position));
  at.setPreparePosition(position === undefined ? NONE : String(position));
  const message = new streams.ReadResp();
  message.setCheckpoint(at);
  return message;
};

export const caughtUp = (): streams.ReadResp => {
  const message = new streams.ReadResp();
  message.setCaughtUp(new streams.ReadResp.CaughtUp());
  return message;
};
