import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@plumbline/event-log';
import { criterion, History, level } from '@plumbline/testing';
import type { Message } from '../cloud-event.js';
import { type Broker, TopicRefused } from './broker.port.js';
import { Relay } from './relay.js';
import { type Checkpoint, type Seat, SeatLost } from './seat.port.js';

/** What nominations are of; no test begins before it. */
const GROUND = new History()
  .framework('ladder', [level('staff', 1)], [criterion('design', { staff: {} })])
  .cycle('spring').events;

const story = (): readonly StoredEvent[] => {
  const history = new History();
  history.nomination('n').submit().openVoting(['mia']).vote('mia', 'promote').closeVoting();
  return history.events;
};

/** A log that does not grow, in memory. */
const storeOf = (events: readonly StoredEvent[]) => ({
  recognises: () => true,
  remaining: (after: string | null) =>
    Promise.resolve(events.filter(({ position }) => position > (after ?? '')).length),
  replayStream: (stream: string, from = 0n) =>
    Promise.resolve([...GROUND, ...events].filter((event) => event.stream === stream && event.revision >= from)),
  streamsWith: () => Promise.resolve([]),
  subscribe: async function* (after: string | null, { batch, signal }: { batch: number; signal: AbortSignal }) {
    const left = events.filter(({ position }) => position > (after ?? ''));
    for (let at = 0; at < left.length && !signal.aborted; at += batch) yield left.slice(at, at + batch);
    while (!signal.aborted) await sleep(5);
  },
});

class Place implements Seat {
  checkpoint: Checkpoint | null = null;
  readonly losing = new AbortController();
  readonly lost = this.losing.signal;
  readonly moves: string[] = [];
  readonly take = (): Promise<Seat> => Promise.resolve(this);
  move = (to: Checkpoint): Promise<void> => {
    this.checkpoint = to;
    this.moves.push(to.position);
    return Promise.resolve();
  };
  confirm = (): Promise<void> => Promise.resolve();
  leave = (): Promise<void> => Promise.resolve();
}

/** Fails as often as it is told to, after it has taken the messages; then it takes none until it is made anew. */
class MemoryBroker implements Broker {
  readonly taken: Message[] = [];
  made = 0;
  private isBroken = false;
  constructor(private failures = 0) {}
  readonly make = (): Broker => {
    this.made += 1;
    this.isBroken = false;
    return this;
  };
  connect = (): Promise<void> => Promise.resolve();
  ensureTopics = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
  send(messages: readonly Message[]): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error('no answer'));
    this.taken.push(...messages);
    this.failures -= 1;
    this.isBroken = this.failures >= 0;
    return this.isBroken ? Promise.reject(new Error('no answer')) : Promise.resolve();
  }
}

const log = { info: () => undefined, error: () => undefined };
const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await sleep(5);
};

describe('a relay', () => {
  const relayOf = (events: readonly StoredEvent[], place: Place, broker: MemoryBroker, batch = 2): Relay =>
    new Relay({ store: storeOf(events), takeSeat: place.take, makeBroker: broker.make, log, batch });

  it('sends what every event opens, and then stands at the last one', async () => {
    const [events, place, broker] = [story(), new Place(), new MemoryBroker()];
    const relay = relayOf(events, place, broker);
    await until(() => place.checkpoint?.position === events.at(-1)?.position);
    const [opened, changed, readiness] = ['nomination.opened', 'nomination.state-changed', 'readiness.changed'];
    expect(broker.taken.map(({ headers }) => headers['ce_type'])).toEqual(
      [opened, readiness, changed, changed, changed, readiness].map((type) => `plumbline.${type}.v1`),
    );
    expect([await relay.lag(), relay.published, relay.failure]).toEqual([0, 6, null]);
    await relay.stop();
  });

  it('does not move before Kafka has acknowledged, and goes on from there with a new client and the same ids', async () => {
    const [events, place, broker] = [story(), new Place(), new MemoryBroker(1)];
    const relay = relayOf(events, place, broker);
    await until(() => relay.failure !== null);
    expect([place.checkpoint, relay.failure]).toEqual([null, 'Kafka: no answer']);
    await until(() => place.checkpoint?.position === events.at(-1)?.position);
    const ids = broker.taken.map(({ headers }) => headers['ce_id']);
    expect(ids.slice(0, 3)).toEqual(ids.slice(3, 6));
    expect([broker.made, new Set(ids).size, ids.length]).toEqual([2, 6, 9]);
    expect(relay.failure).toBeNull();
    await relay.stop();
  });

  it('gives the next request to the client while one is under way, and never a third', async () => {
    const [events, place, broker] = [story(), new Place(), new MemoryBroker()];
    const requests: (() => void)[] = [];
    broker.send = () => new Promise((resolve) => requests.push(resolve));
    const relay = relayOf(events, place, broker, 1);
    const acknowledged = async (at: number) => {
      requests[at]?.();
      await sleep(20);
      return [requests.length, place.moves];
    };
    await until(() => requests.length === 2);
    expect(await acknowledged(1)).toEqual([2, []]);
    expect(await acknowledged(0)).toEqual([3, [events[0]?.position]]);
    broker.send = () => Promise.resolve();
    for (const acknowledge of requests) acknowledge();
    await relay.stop();
  });

  it('closes the client that sends once its seat is lost, and goes on in another seat', async () => {
    const [events, lostPlace, next, broker] = [story(), new Place(), new Place(), new MemoryBroker()];
    const places = [lostPlace, next];
    let closed = 0;
    broker.close = () => Promise.resolve(void (closed += 1));
    const send = broker.send.bind(broker);
    broker.send = (messages) => (lostPlace.lost.aborted ? send(messages) : new Promise(() => undefined));
    const takeSeat = () => Promise.resolve(places.shift() ?? next);
    const relay = new Relay({ store: storeOf(events), takeSeat, makeBroker: broker.make, log });
    await until(() => broker.made === 1);
    await sleep(20);
    lostPlace.losing.abort(new SeatLost('the session is gone'));
    await until(() => closed === 1);
    await until(() => relay.failure !== null);
    expect([relay.failure, lostPlace.moves]).toEqual(['the session is gone', []]);
    await until(() => next.checkpoint?.position === events.at(-1)?.position);
    await relay.stop();
  });

  it('asks the seat before it sends where nothing was heard of it for a while', async () => {
    const [events, place, broker] = [story(), new Place(), new MemoryBroker()];
    place.confirm = () => Promise.reject(new SeatLost('another relay has gone on'));
    const store = storeOf(events);
    const slowly: typeof store = {
      ...store,
      subscribe: async function* (...given) {
        await sleep(150);
        yield* store.subscribe(...given);
      },
    };
    const relay = new Relay({ store: slowly, takeSeat: place.take, makeBroker: broker.make, log });
    await until(() => relay.failure !== null);
    expect([relay.failure, broker.taken]).toEqual(['another relay has gone on', []]);
    await relay.stop();
  });

  it('knows what came before its checkpoint', async () => {
    const [events, broker] = [story(), new MemoryBroker()];
    const place = new Place();
    const [, second] = events;
    if (second === undefined) throw new Error('the story is too short');
    const { position, stream, revision, id } = second;
    place.checkpoint = { position, stream, revision: String(revision), id };
    const relay = relayOf(events, place, broker);
    await until(() => place.moves.includes(events.at(-1)?.position ?? ''));
    expect(broker.taken[0]?.value).toContain('"from":"submitted"');
    await relay.stop();
  });

  it('stands still at an event that it cannot read, unless nothing is ever made of it', async () => {
    const unreadable = (type: string): readonly StoredEvent[] =>
      story().map((event) =>
        event.type === type ? { ...event, data: undefined, unreadable: 'unknown version' } : event,
      );
    const [place, slow] = [new Place(), new MemoryBroker()];
    const send = slow.send.bind(slow);
    slow.send = (messages) => sleep(20).then(() => send(messages));
    const still = relayOf(unreadable('VotingOpened'), place, slow, 1);
    await until(() => still.failure !== null);
    expect(still.failure).toContain('VotingOpened at revision');
    // What was under way before it is acknowledged, and is not sent again for ever.
    expect(place.checkpoint?.position).toBe(story()[1]?.position);
    await still.stop();
    const passed = new Place();
    const goesOn = relayOf(unreadable('VoteCast'), passed, new MemoryBroker(), 1);
    await until(() => passed.checkpoint?.position === story().at(-1)?.position);
    await goesOn.stop();
  });

  it('sends nothing on from a checkpoint of another log', async () => {
    const [place, broker] = [new Place(), new MemoryBroker()];
    place.checkpoint = { position: '1', stream: 'nomination-n', revision: '0', id: 'of-another' };
    const relay = relayOf(story(), place, broker);
    await until(() => relay.failure !== null);
    expect([relay.failure?.includes('is not in this log'), broker.taken]).toEqual([true, []]);
    await relay.stop();
  });

  it('says of a topic that would lose events what it says', async () => {
    const broker = new MemoryBroker();
    broker.ensureTopics = () => Promise.reject(new TopicRefused('set it to delete'));
    const relay = relayOf(story(), new Place(), broker);
    await until(() => relay.failure !== null);
    expect(relay.failure).toBe('set it to delete');
    await relay.stop();
  });

  it('says where the checkpoint cannot be read or moved that it is no fault of Kafka', async () => {
    const [place, broker] = [new Place(), new MemoryBroker()];
    place.move = () => Promise.reject(new Error('no space left'));
    const relay = relayOf(story(), place, broker);
    await until(() => relay.failure !== null);
    expect(relay.failure).toContain('beside the views, cannot be read or moved: no space left');
    await relay.stop();
  });
});
