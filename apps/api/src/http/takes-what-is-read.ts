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
import { withoutReadOnly } from './read-only-fields.js';
import { versionIn } from './if-match.js';
import { nowOf, stateOf } from './request-state.js';

type Asking = Readonly<{ params: Readonly<Record<string, string>>; viewer: Viewer; now: string }>;
/** What a read shows of what the request replaces, undefined where there is nothing yet, and the version of the whole. */
type Read = Readonly<{ shown: object | undefined; revision: string }>;
export type Replaced = Readonly<{ body: new () => object; read: (queries: QueryBus, asking: Asking) => Promise<Read> }>;

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
      const { shown, revision } = await read(this.queries, { params, viewer, now: nowOf(request) });
      // What changed since the client looked is for the version to say, with 412.
      const isCurrent = versionIn(request.headers['if-match']) === revision;
      if (shown !== undefined) request.body = withoutReadOnly(request.body, shown, { type, isCurrent });
    }
    return next.handle();
  }
}

/** A PUT that takes what a GET answers: fields that are read-only are taken out where they are as they were read. */
export const TakesWhatIsRead = (replaced: Replaced): MethodDecorator =>
  applyDecorators(SetMetadata(REPLACED, replaced), UseInterceptors(ReadOnlyInterceptor));
