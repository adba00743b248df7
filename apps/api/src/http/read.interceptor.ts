import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { VIEW_PROGRESS, type ViewProgress, waitAWhile } from '@plumbline/application';
import type { Position } from '@plumbline/domain';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Positions } from './positions.js';
import { viewsBehind } from './failure-table.js';
import { badRequest } from './problems.js';
import { stateOf } from './request-state.js';

const WAIT_MS = 2_000;
/** Much more than the usual lag of the views, and little enough for reads during a rebuild. */
const FRESH_MS = 100;

const positionIn = (request: FastifyRequest, positions: Positions): Position | undefined => {
  const given = request.headers['plumbline-min-position'];
  if (given === undefined) return undefined;
  const position = positions.given(String(given), stateOf(request).principal);
  if (position !== undefined) return position;
  throw badRequest([
    {
      field: 'Plumbline-Min-Position',
      problem: 'is not a position',
      fix: 'Send the Plumbline-Position of one of your writes, unchanged.',
    },
  ]);
};

const revisionOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'revision' in body && typeof body.revision === 'string'
    ? body.revision
    : undefined;

/**
 * Lets a client read its own writes, and gives the answer its ETag. A read that names no position waits a moment for what was
 * acknowledged before it came, whoever wrote it, and is then answered from what is there.
 */
@Injectable()
export class ReadInterceptor implements NestInterceptor {
  constructor(
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const position = positionIn(request, this.positions);
    if (position === undefined) await this.freshen();
    else if (!(await this.progress.waitFor(position, WAIT_MS))) throw viewsBehind();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        const revision = revisionOf(body);
        if (revision !== undefined) reply.header('etag', `"${revision}"`);
        stateOf(request).answer = body;
        return body;
      }),
    );
  }

  /** If the store cannot be read, the views are still served; and if these cannot be, whatever needs none of them. */
  private async freshen(): Promise<void> {
    const head = await this.store.head().catch(() => null);
    if (head !== null) await waitAWhile(this.progress, head, FRESH_MS);
  }
}
