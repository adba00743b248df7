import { placeIn } from '@plumbline/domain';
import {
  citedPlaces,
  type FrameworkBlueprints,
  frameworkBlueprintsOf,
  type ImportedBlueprint,
} from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** What a framework was made from, as `show` makes an answer of it. `drafts`: with what came after the last publication. */
export class ReadFrameworkBlueprints<Answer> extends Query<Answer> {
  constructor(
    readonly frameworkId: string,
    readonly drafts: boolean,
    readonly show: (blueprints: FrameworkBlueprints) => Answer | undefined,
  ) {
    super();
  }
}

/** What everybody who is signed in may see of a blueprint; undefined where that is nothing. */
const readable = (blueprint: ImportedBlueprint, cited: ReadonlySet<string>): ImportedBlueprint | undefined => {
  const { sha256 } = blueprint.source;
  const items = blueprint.items.filter(
    ({ kind, key, locator }) => kind === 'career-edge' || cited.has(placeIn({ blueprint: sha256, item: key, locator })),
  );
  return items.length === 0 ? undefined : { ...blueprint, items, unmapped: [], ambiguities: [] };
};

/**
 * Somebody who may not see the draft sees of a blueprint what a published version came from, and where its role comes from
 * and leads to: the rest of a document, such as what it says for hiring, was never published. Levels are those of the newest version.
 */
const publishedOf = (whole: FrameworkBlueprints, cited: ReadonlySet<string>): FrameworkBlueprints | undefined => {
  const { id, title, scale, published, revision } = whole;
  if (published === null) return undefined;
  const blueprints = whole.blueprints
    .filter(({ importedAt }) => importedAt <= published.at)
    .flatMap((blueprint) => readable(blueprint, cited) ?? []);
  return { id, title, scale, levels: published.levels, blueprints, mapping: null, published, revision };
};

@QueryHandler(ReadFrameworkBlueprints)
export class ReadFrameworkBlueprintsHandler implements IQueryHandler<ReadFrameworkBlueprints<unknown>> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, drafts, show }: ReadFrameworkBlueprints<unknown>): Promise<unknown> {
    const whole = found(await frameworkBlueprintsOf(this.views, frameworkId));
    return found(show(drafts ? whole : found(publishedOf(whole, await citedPlaces(this.views, frameworkId)))));
  }
}
