import { type CommandRecord, EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { findReceipt, IdempotencyKeyReused, type Receipt } from '@plumbline/application';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

const MOST = 1_000;

type Answer = Readonly<{ request: string; body: Promise<unknown> }>;

/**
 * The answers to requests with an idempotency key: writes of events have their record beside the events; the
 * newest thousand others are cached in the memory of this process. Throws `IdempotencyKeyReused` if the key belongs to
 * another request, of whichever kind.
 */
@Injectable()
export class CompletedRequests {
  private readonly answers = new LRUCache<string, Answer>({ max: MOST });

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** The receipt of an earlier request with this record. */
  async receipt(record: CommandRecord): Promise<Receipt | undefined> {
    this.ensureSame(record);
    return findReceipt(this.store, record);
  }

  /** The earlier answer to a request that stores no event, else its answer now. */
  async runOnce(record: CommandRecord, run: () => Promise<unknown>): Promise<unknown> {
    await findReceipt(this.store, record);
    this.ensureSame(record);
    return this.answers.get(record.key)?.body ?? this.keep(record, run());
  }

  private ensureSame({ key, request }: CommandRecord): void {
    const cached = this.answers.get(key);
    if (cached !== undefined && cached.request !== request) throw new IdempotencyKeyReused();
  }

  /** A refusal is not cached: the repeat runs again. */
  private keep({ key, request }: CommandRecord, body: Promise<unknown>): Promise<unknown> {
    this.answers.set(key, { request, body });
    body.catch(() => this.answers.delete(key));
    return body;
  }
}
