import type { Viewer } from '@plumbline/access';
import type { Instant } from '@plumbline/domain';
import { packetOf } from '@plumbline/read-model';
import type { Packet } from '@plumbline/responses';
import { found } from '../../found.js';
import { Versions } from '../../versions.js';
import { type ActionRoute, PossibleActions } from './possible-actions.js';
import { showPacket } from './show-packet.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** A packet, without what the viewer may not see, and what of the routes they can use on it now. */
export class ReadPacket extends Query<Packet> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
    readonly now: Instant,
    readonly routes: readonly ActionRoute[] = [],
  ) {
    super();
  }
}

@QueryHandler(ReadPacket)
export class ReadPacketHandler implements IQueryHandler<ReadPacket> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
    private readonly possible: PossibleActions,
  ) {}

  async execute({ nominationId, viewer, now, routes }: ReadPacket): Promise<Packet> {
    const packet = found(await packetOf(this.views, nominationId));
    const possible = await this.possible.on(nominationId, { viewer, now, routes });
    return showPacket(packet, { viewer, possible }, this.versions);
  }
}
