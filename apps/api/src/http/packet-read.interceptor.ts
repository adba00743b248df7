import type { Logger } from '@plumbline/platform';
import { readingOf } from '@plumbline/responses';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { LOGGER } from '../system/tokens.js';
import { ANSWER, type Definition } from './answers.js';
import { stateOf } from './request-state.js';

/** As many as a page of a list has at most. */
const MOST = 200;

/**
 * One `packet.read` line for every request whose answer shows anything of a packet, ratings or votes: who read what of which nominations, and in
 * which capacity. It follows from the definition of the answer, so that no route can forget it; ids only.
 */
@Injectable()
export class PacketReadInterceptor implements NestInterceptor {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const definition = this.reflector.get<Definition>(ANSWER, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      tap((answer) => {
        this.write(request, definition, answer);
      }),
    );
  }

  private write(request: FastifyRequest, definition: Definition, answer: unknown): void {
    const reading = readingOf(definition)(answer);
    if (reading === undefined) return;
    const { viewer } = stateOf(request);
    const nominations = [...reading.nominations];
    const read = {
      actor: viewer?.personId,
      relation: [...(viewer?.relations ?? []), ...(viewer?.roles ?? [])],
      route: request.routeOptions.url,
      shows: [...reading.shows],
      nominations: nominations.slice(0, MOST),
      ...(nominations.length > MOST && { andMore: true }),
    };
    this.logger.info(read, 'packet.read');
  }
}
