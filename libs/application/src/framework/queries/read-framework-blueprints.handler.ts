import { type FrameworkBlueprints, frameworkBlueprintsOf } from '@plumbline/read-model';
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

/** Somebody who may not see the draft sees the blueprints that were there when the newest version was published. */
const published = (blueprints: FrameworkBlueprints): FrameworkBlueprints | undefined => {
  const { publishedAt } = blueprints;
  if (publishedAt === null) return undefined;
  return { ...blueprints, blueprints: blueprints.blueprints.filter(({ importedAt }) => importedAt <= publishedAt) };
};

@QueryHandler(ReadFrameworkBlueprints)
export class ReadFrameworkBlueprintsHandler implements IQueryHandler<ReadFrameworkBlueprints<unknown>> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, drafts, show }: ReadFrameworkBlueprints<unknown>): Promise<unknown> {
    const whole = found(await frameworkBlueprintsOf(this.views, frameworkId));
    return found(show(found(drafts ? whole : published(whole))));
  }
}
