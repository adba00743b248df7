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
import { CompletedRequests } from './completed-requests.js';
import { IDEMPOTENCY_KEY, recordIn } from './idempotency-key.js';
import { stateOf } from './request-state.js';

@Injectable()
class IdempotentInterceptor implements NestInterceptor {
  constructor(@Inject(CompletedRequests) private readonly completed: CompletedRequests) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const record = recordIn(request, stateOf(request).principal?.personId ?? '');
    if (record === undefined) return next.handle();
    return from(this.completed.runOnce(record, () => firstValueFrom(next.handle())));
  }
}

/**
 * For a POST that stores no event, and so has no transaction for its idempotency key: a repeat is answered from the memory
 * of this process, so that it runs again after a restart. Only for what may run again without harm.
 */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(ApiHeader(IDEMPOTENCY_KEY), UseInterceptors(IdempotentInterceptor));
