import { framework, type FrameworkMapping, type MappingPreview, previewMapping } from '@plumbline/domain';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Aggregates } from '../../decide-and-append.js';
import { found } from '../../found.js';
import { streamOf } from '../../streams.js';
import { reviewedPartsOf } from '../mapping/parts.js';

/** `revision`: of the draft that it was worked out on. Applying it pinned to that revision does what it says. */
export type PreviewedMapping = MappingPreview & Readonly<{ id: string; revision: string }>;

/** What applying a mapping would change in the draft. From the write side, since what was laid before is known there alone. */
export class PreviewMapping extends Query<PreviewedMapping> {
  constructor(
    readonly frameworkId: string,
    readonly mapping: FrameworkMapping,
  ) {
    super();
  }
}

@QueryHandler(PreviewMapping)
export class PreviewMappingHandler implements IQueryHandler<PreviewMapping> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ frameworkId, mapping }: PreviewMapping): Promise<PreviewedMapping> {
    const { state, revision } = await this.aggregates.load(framework, streamOf('framework', frameworkId));
    const draft = found(state ?? undefined);
    const preview = previewMapping({ frameworkId, mapping, laid: reviewedPartsOf(mapping, draft.blueprints) }, draft);
    return { id: frameworkId, revision: String(revision), ...preview };
  }
}
