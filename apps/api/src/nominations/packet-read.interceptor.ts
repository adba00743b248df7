import type { Logger } from '@plumbline/platform';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { stateOf } from '../http/request-state.js';
import { LOGGER } from '../system/tokens.js';

/** One `packet.read` line for every answer that shows any of a packet: who read it, and in which capacity. */
@Injectable()
export class PacketReadInterceptor implements NestInterceptor {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { viewer } = stateOf(request);
    const { id } = request.params as { id: string };
    const read = {
      actor: viewer?.personId,
      nomination: id,
      relation: [...(viewer?.relations ?? []), ...(viewer?.roles ?? [])],
      part: context.getHandler().name,
    };
    return next.handle().pipe(
      tap(() => {
        this.logger.info(read, 'packet.read');
      }),
    );
  }
}
