import type { FrameworkRef } from '@plumbline/domain';
import { type PartKind, sourcesOf } from '@plumbline/read-model';
import type { PartSource } from '@plumbline/responses';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

export type PartAddress = Readonly<{ kind: PartKind; key: string }>;

/** The sentence that a criterion or a counter-signal of a published version came from. */
export class ReadPartSource extends Query<PartSource> {
  constructor(
    readonly framework: FrameworkRef,
    readonly part: PartAddress,
  ) {
    super();
  }
}

@QueryHandler(ReadPartSource)
export class ReadPartSourceHandler implements IQueryHandler<ReadPartSource> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ framework, part: { kind, key } }: ReadPartSource): Promise<PartSource> {
    const sources = found(await sourcesOf(this.views, framework));
    return { framework, key, ...found(sources[kind].get(key)) };
  }
}
