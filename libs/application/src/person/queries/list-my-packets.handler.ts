import { type ListViewer, packetTasksPage, type TasksOf } from '@plumbline/read-model';
import type { PacketTaskPage } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Packets that the viewer can write and submit now. */
export class ListMyPackets extends Query<PacketTaskPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: TasksOf,
  ) {
    super();
  }
}

@QueryHandler(ListMyPackets)
export class ListMyPacketsHandler implements IQueryHandler<ListMyPackets> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListMyPackets): Promise<PacketTaskPage> {
    return packetTasksPage(this.views, viewer, page);
  }
}
