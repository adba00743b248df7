import { kindOf, type Receipt, Versions, ViewerResolver } from '@plumbline/application';
import { isStoreAway } from '@plumbline/event-log';
import { dayOf } from '@plumbline/domain';
import type { Logger } from '@plumbline/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LOGGER } from '../system/tokens.js';
import { nowOf, stateOf } from './request-state.js';

/**
 * The version of what was written to, as its writer sees it now: whoever declined or was recused may see it no more. Read in the request's
 * scope, which has the stream as the command left it.
 */
@Injectable()
export class SeenAfter {
  constructor(
    @Inject(ViewerResolver) private readonly viewers: ViewerResolver,
    @Inject(Versions) private readonly versions: Versions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null where they see it no more, and where that cannot be found out: the write is committed either way. */
  async version(receipt: Receipt, request: FastifyRequest): Promise<string | null> {
    try {
      return await this.read(receipt, request);
    } catch (error) {
      // What is away has its own lines.
      const why = isStoreAway(error) ? { reason: String(error) } : { err: error };
      this.logger.warn({ ...why, stream: receipt.stream }, 'no version for a receipt');
      return null;
    }
  }

  private async read({ stream, id, revision }: Receipt, request: FastifyRequest): Promise<string | null> {
    const kind = kindOf(stream);
    const { principal } = stateOf(request);
    if (kind === undefined || revision === null || principal === undefined) return null;
    const resolved = await this.viewers.resolve(kind, id, principal, dayOf(nowOf(request)));
    return resolved?.exists === true ? this.versions.of(kind, id, revision, resolved.viewer) : null;
  }
}
