import type { Level } from '@plumbline/domain';
import type { Inspection } from '../model/inspection.js';
import { slug } from '../text/keys.js';
import { batchesOf, type CountedBatch } from './batches.js';
import { type Default, defaultOf, LADDER_RESPONSIBILITY } from './defaults.js';
import { type Levels, levelsOf } from './levels.js';
import type { Mapping, MappingOptions, MappingRule } from './mapping.js';

type Document = Readonly<{
  blueprint: string;
  levels: Levels;
  areas: ReadonlyMap<string, string>;
  isLadder: boolean;
  /** That of what stands in no area, where the whole document is one. */
  area: string | null;
}>;

/** In a ladder, the groups are its own areas; elsewhere, the areas are named by what they hold. */
const areaOf = ({ group }: CountedBatch, { areas, levels, area }: Document, standard: Default): MappingRule['area'] => {
  const title = group === null ? undefined : areas.get(group);
  if (title !== undefined && group !== null) return { key: group, title };
  if (standard === LADDER_RESPONSIBILITY && levels.own !== null)
    return { key: levels.own.key, title: levels.own.title };
  if (area !== null) return { key: slug(`area ${area}`), title: area };
  return { key: slug(standard.area), title: standard.area };
};

const levelFor = ({ itemLevel }: CountedBatch, { levels }: Document, { requiredAt }: Default): Level | null => {
  if (itemLevel !== null) return levels.byText.get(itemLevel) ?? null;
  return requiredAt === 'next' ? levels.next : levels.own;
};

const MISSING = ' The document does not name the level: fill it in.';

const standardFor = ({ kind, group }: CountedBatch, { isLadder }: Document): Default =>
  isLadder && kind === 'responsibility' ? LADDER_RESPONSIBILITY : defaultOf(kind, group);

const reasonFor = (
  { becomes, requiredAt, reason }: Default,
  level: Level | null,
  { nextOfSeveral }: Levels,
): string => {
  if (level === null) return becomes === 'criterion' ? reason + MISSING : reason;
  if (requiredAt !== 'next' || nextOfSeveral === null) return reason;
  return `${reason} The document says "${nextOfSeveral}", which names more than one level: ${level.title} is the nearer, the choice is yours.`;
};

const ruleFor = (batch: CountedBatch, document: Document, requiredRating: number): MappingRule => {
  const standard = standardFor(batch, document);
  const level = levelFor(batch, document, standard);
  return {
    blueprint: document.blueprint,
    ...batch,
    becomes: standard.becomes,
    level: level === null ? null : level.key,
    area: areaOf(batch, document, standard),
    weight: standard.weight ?? null,
    critical: standard.critical ?? false,
    requiredRating,
    minEvidence: 1,
    reason: reasonFor(standard, level, document.levels),
  };
};

export const levelsIn = ({ own, next, byText }: Levels): Level[] => {
  const levels = [own, next, ...byText.values()].filter((level) => level !== null);
  return [...new Map(levels.map((level) => [level.key, level])).values()];
};

/**
 * What each kind and group of a document could become, with reasons: plain data, for an admin to read and change. No weight is
 * proposed that the document does not state; what is stated for hiring becomes nothing.
 */
export const proposeMapping = (inspection: Inspection, { scale, area = null }: MappingOptions = {}): Mapping => {
  const { min, max } = scale ?? { min: 1, max: 5 };
  const levels = levelsOf(inspection);
  const areas = inspection.items.filter((item) => item.kind === 'area');
  const document = {
    blueprint: inspection.source.sha256,
    levels,
    areas: new Map(areas.map(({ key, text }) => [key, text])),
    isLadder: !inspection.source.format.startsWith('role-blueprint'),
    area,
  };
  const rules = [...batchesOf(inspection.items).values()].map((batch) =>
    ruleFor(batch, document, Math.ceil((min + max) / 2)),
  );
  return { levels: levelsIn(levels), rules };
};
