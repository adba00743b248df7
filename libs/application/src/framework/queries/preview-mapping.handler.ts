import type { Viewer } from '@plumbline/access';
import { framework, previewMapping } from '@plumbline/domain';
import type { MappingPreview } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Aggregates } from '../../decide-and-append.js';
import { found } from '../../found.js';
import { streamOf } from '../../streams.js';
import type { ReviewedMapping } from '../apply-mapping.handler.js';
import { Versions } from '../../versions.js';
import { warningOf } from '../mapping/warning.js';
import { reviewedPartsOf } from '../mapping/parts.js';

/** What applying a mapping would change in the draft. From the write side: only the framework's state has what the last mapping made. */
export class PreviewMapping extends Query<MappingPreview> {
  constructor(
    readonly frameworkId: string,
    readonly reviewed: ReviewedMapping,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(PreviewMapping)
export class PreviewMappingHandler implements IQueryHandler<PreviewMapping> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly versions: Versions,
  ) {}

  async execute({ frameworkId, reviewed: { mapping, entryLevels }, viewer }: PreviewMapping): Promise<MappingPreview> {
    const { state, revision } = await this.aggregates.load(framework, streamOf('framework', frameworkId));
    const draft = found(state ?? undefined);
    const { mixedWeights, ...preview } = previewMapping(
      { frameworkId, mapping, entryLevels, parts: reviewedPartsOf(mapping, draft.editions) },
      draft,
    );
    const shown = { id: frameworkId, revision: String(revision), ...preview, warnings: mixedWeights.map(warningOf) };
    return this.versions.on('framework', shown, viewer);
  }
}
