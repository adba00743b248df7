import type { Viewer } from '@plumbline/access';
import { untilViewsAreCurrent, VIEW_PROGRESS, type ViewProgress } from '@plumbline/application';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
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

/** @throws ViewsBehind where it cannot be told whether the client has read what is there now */
@Injectable()
export class ReadOnlyInterceptor implements NestInterceptor {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { body: type, read } = this.reflector.get<Replaced>(REPLACED, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { viewer, replay } = stateOf(request);
    if (viewer !== undefined && replay === undefined) {
      const asking = { params: request.params as Asking['params'], viewer, now: nowOf(request) };
      const version = versionIn(request.headers['if-match']);
      const { shown, revision } = await this.readAt(version, () => read(this.queries, asking));
      // What changed since the client looked is for the version to say, with 412.
      const isCurrent = version === revision;
      if (shown !== undefined) request.body = withoutReadOnly(request.body, shown, { type, isCurrent });
    }
    return next.handle();
  }

  /** Views that show another version may only be behind the one that the client has seen. */
  private async readAt(version: string | undefined, read: () => Promise<Read>): Promise<Read> {
    const found = await read();
    if (found.revision === version) return found;
    await untilViewsAreCurrent(this.store, this.progress);
    return read();
  }
}

/** A PUT that takes what a GET answers: fields that are read-only are taken out where they are as they were read. */
export const TakesWhatIsRead = (replaced: Replaced): MethodDecorator =>
  applyDecorators(SetMetadata(REPLACED, replaced), UseInterceptors(ReadOnlyInterceptor));
