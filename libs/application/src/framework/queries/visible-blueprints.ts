import { citedPlace } from '@plumbline/domain';
import {
  citedPlaces,
  type FrameworkBlueprints,
  frameworkBlueprintsOf,
  type ImportedBlueprint,
} from '@plumbline/read-model';
import { found } from '../../found.js';
import type { ReadViews } from '../../read-views.js';

/** What every signed-in person may see of a blueprint; undefined if that is nothing. */
const readable = (blueprint: ImportedBlueprint, cited: ReadonlySet<string>): ImportedBlueprint | undefined => {
  const { sha256 } = blueprint.source;
  const items = blueprint.items.filter(
    ({ kind, key, locator }) =>
      kind === 'career-edge' || cited.has(citedPlace({ blueprint: sha256, item: key, locator })),
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
  const editions = whole.editions
    .filter(({ importedAt }) => importedAt <= published.at)
    .flatMap((blueprint) => readable(blueprint, cited) ?? []);
  const { levels } = published;
  return { id, title, scale, levels, entryLevels: [], editions, mapping: null, published, revision };
};

/**
 * What a framework was made from. `drafts`: with what came after the last publication.
 *
 * @throws NotFound
 */
export const visibleBlueprints = async (
  views: ReadViews,
  frameworkId: string,
  drafts: boolean,
): Promise<FrameworkBlueprints> => {
  const whole = found(await frameworkBlueprintsOf(views, frameworkId));
  return drafts ? whole : found(publishedOf(whole, await citedPlaces(views, frameworkId)));
};
