import type { Viewer } from '@plumbline/access';
import { packetOf } from '@plumbline/read-model';
import type { Packet } from '@plumbline/responses';
import { found } from '../../found.js';
import { Versions } from '../../versions.js';
import { showPacket } from './show-packet.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** A packet, without what the viewer may not see. */
export class ReadPacket extends Query<Packet> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadPacket)
export class ReadPacketHandler implements IQueryHandler<ReadPacket> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ nominationId, viewer }: ReadPacket): Promise<Packet> {
    return showPacket(found(await packetOf(this.views, nominationId)), viewer, this.versions);
  }
}
