import {
  answerOf,
  type CommandRecord,
  EVENT_STORE,
  type EventStore,
  IdempotencyKeyReused,
} from '@plumbline/application';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { IDEMPOTENCY_KEY, recordIn } from './idempotency-key.js';
import { stateOf } from './request-state.js';

const MOST = 1_000;

type Answer = Readonly<{ request: string; body: Promise<unknown> }>;

@Injectable()
class AnswersOnceInterceptor implements NestInterceptor {
  private readonly answers = new Map<string, Answer>();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const record = recordIn(request, stateOf(request).principal?.personId ?? '');
    if (record === undefined) return next.handle();
    // Throws where the key belongs to a write of events: those know nothing of the answers that are kept here.
    await answerOf(this.store, record);
    return from(this.answer(record, next));
  }

  private answer({ key, request }: CommandRecord, next: CallHandler): Promise<unknown> {
    const known = this.answers.get(key);
    if (known === undefined) return this.keep(key, { request, body: firstValueFrom(next.handle()) });
    if (known.request !== request) throw new IdempotencyKeyReused();
    return known.body;
  }

  /** What was refused is not kept, and runs again. */
  private keep(key: string, answer: Answer): Promise<unknown> {
    this.answers.set(key, answer);
    answer.body.catch(() => this.answers.delete(key));
    const oldest = this.answers.size > MOST ? this.answers.keys().next().value : undefined;
    if (oldest !== undefined) this.answers.delete(oldest);
    return answer.body;
  }
}

/**
 * For a POST that stores no event and can take its idempotency key into no transaction: a repeat is answered from the memory
 * of this process, so that it runs again after a restart. Only for what may run again without harm.
 */
export const AnswersOnce = (): MethodDecorator =>
  applyDecorators(ApiHeader(IDEMPOTENCY_KEY), UseInterceptors(AnswersOnceInterceptor));
