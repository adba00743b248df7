import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnreadable } from '@plumbline/event-log';
import type { LogReach } from '../served/reach.js';
import type { Connection } from './connection.js';
import { NoAnswer, Refused } from './failures.js';
import {
  type AllFrom,
  allRequest,
  type AppendAnswer,
  appendAnswer,
  appendRequest,
  type Filter,
  type Given,
  givenIn,
  note,
  type Sent,
  streamRequest,
} from './messages.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';

const PAUSE_MS = 50;
/** Events of one answer: so many of the largest come in time. */
const PAGE = 500;

/** `last`: the revision that the last event has to have. */
const placed = (answer: AppendAnswer, last: number): AppendAnswer => {
  if (answer.is === 'done' && answer.revision !== last)
    throw new StoreUnreadable(
      'a stream was deleted with the tools of the server, which goes on behind what was deleted: restore it from a backup',
    );
  if (answer.is === 'done' && !Number.isSafeInteger(answer.position))
    throw new StoreUnreadable('the server does not say where it put an event: it is older than version 24');
  return answer;
};

/** The last try before a deadline has little time: what was wrong before tells more. */
const saysNothing = (error: unknown, leftMs: number, { fault, tryMs }: LogReach): boolean =>
  error instanceof NoAnswer && fault !== undefined && leftMs < tryMs;

/** Reads and appends that wait for a server that is away for a moment, and end in time. */
export class ServerLog {
  constructor(
    private readonly connection: Connection,
    private readonly reach: LogReach,
    /** The same for appends: a server may answer reads alone. */
    private readonly writing: LogReach,
  ) {}

  /**
   * Appends at this revision, and tries again until the server says what became of it. It knows the same ids at the same revision, so nothing is
   * appended twice. `mayGoOn` is asked before each further try. @throws Refused where nothing was appended, OutcomeUnknown where nobody answered
   */
  async append(
    stream: string,
    after: number,
    events: readonly Sent[],
    mayGoOn: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<AppendAnswer> {
    const parts = appendRequest(stream, after, events);
    const until = performance.now() + this.writing.deadlineMs;
    for (let tries = 0; tries === 0 || performance.now() < until; tries += 1) {
      if (this.connection.isClosed || (tries > 0 && !(await mayGoOn()))) break;
      const answer = await this.tried(this.writing, (end) => this.connection.append(parts, end), until).catch(
        (error: unknown) => {
          // The try before may be done all the same.
          throw tries > 0 && error instanceof Refused ? this.writing.unknown() : error;
        },
      );
      if (answer !== undefined) return placed(appendAnswer(answer), after + events.length);
    }
    throw this.writing.unknown();
  }

  /** All of a stream from a revision on. */
  async stream(stream: string, from: number): Promise<readonly Given[]> {
    const found: Given[] = [];
    for (;;) {
      const page = await this.read(streamRequest(stream, from + found.length, PAGE));
      found.push(...page);
      if (page.length < PAGE) return found;
    }
  }

  async eventAt(stream: string, revision: number): Promise<Given | undefined> {
    return (await this.read(streamRequest(stream, revision, 1)))[0];
  }

  async lastOf(stream: string): Promise<Given | undefined> {
    return (await this.read(streamRequest(stream, undefined, 1)))[0];
  }

  /** Forward, the event at this position is the first. */
  all(from: AllFrom, count: number, filter?: Filter): Promise<readonly Given[]> {
    return this.read(allRequest(from, count, filter));
  }

  /** Finds that appends are answered again, by one that no stream can take. */
  async probeAppend(stream: string): Promise<void> {
    if (this.writing.fault === undefined) return;
    const parts = appendRequest(stream, Number.MAX_SAFE_INTEGER, [note(randomUUID(), 'Probe', {})]);
    const until = performance.now() + this.writing.tryMs;
    await this.tried(this.writing, (end) => this.connection.append(parts, end), until).catch(() => undefined);
  }

  /** One try, however long the server has been away: so it is found that it is back. */
  async probe(from: AllFrom, filter: Filter): Promise<Given | undefined> {
    const began = performance.now();
    const answers = await this.tried(
      this.reach,
      (end) => this.connection.read(allRequest(from, 1, filter), end),
      began + this.reach.tryMs,
    );
    if (answers === undefined) throw this.reach.unavailable();
    return answers.map(givenIn).find((event) => event !== undefined);
  }

  private async read(request: streams.ReadReq): Promise<readonly Given[]> {
    const until = this.reach.readAgainUntil();
    for (;;) {
      if (until <= performance.now()) return this.reach.refused();
      const answers = await this.tried(this.reach, (end) => this.connection.read(request, end), this.reach.until());
      if (answers === undefined) continue;
      return answers.flatMap((answer) => givenIn(answer) ?? []);
    }
  }

  /** Undefined where another try may do better. */
  private async tried<T>(reach: LogReach, call: (until: number) => Promise<T>, until: number): Promise<T | undefined> {
    const began = performance.now();
    try {
      const answer = await call(Math.min(until, began + reach.tryMs));
      reach.regained();
      return answer;
    } catch (error) {
      if (error instanceof Refused && !error.isOfUser) reach.regained();
      else if (!saysNothing(error, until - began, reach)) reach.lost(error, began);
      if (error instanceof Refused) throw error;
      await sleep(PAUSE_MS);
      return undefined;
    }
  }
}
