import type { Viewer } from '@plumbline/access';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { withoutReadOnly } from './as-read.js';
import { nowOf, stateOf } from './request-state.js';

type Asking = Readonly<{ params: Readonly<Record<string, string>>; viewer: Viewer; now: string }>;
/** `read`: what a read shows of what the request replaces; undefined where there is nothing yet. */
type Replaced = Readonly<{
  body: new () => object;
  read: (queries: QueryBus, asking: Asking) => Promise<object | undefined>;
}>;

const REPLACED = Symbol('Replaced');

@Injectable()
class ReadOnlyInterceptor implements NestInterceptor {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { body: type, read } = this.reflector.get<Replaced>(REPLACED, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { viewer, replay } = stateOf(request);
    if (viewer !== undefined && replay === undefined) {
      const params = request.params as Asking['params'];
      const current = await read(this.queries, { params, viewer, now: nowOf(request) });
      if (current !== undefined) request.body = withoutReadOnly(request.body, current, type);
    }
    return next.handle();
  }
}

/** A PUT that takes what a GET answers: fields that are read-only are taken out where they are as they were read. */
export const TakesWhatIsRead = (replaced: Replaced): MethodDecorator =>
  applyDecorators(SetMetadata(REPLACED, replaced), UseInterceptors(ReadOnlyInterceptor));
