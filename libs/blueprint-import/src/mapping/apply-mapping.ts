import {
  type CounterSignal,
  type Criterion,
  type CriterionSource,
  type MappedParts,
  type Level,
  type LevelRequirement,
  hasVisibleText,
} from '@plumbline/domain';
import { refuse } from '../model/refused.js';
import type { Inspection } from '../model/inspection.js';
import type { DimensionItem, InspectedItem } from '../model/item.js';
import { batchKey, itemLevelOf } from './batches.js';
import { keyWithin } from './keys.js';
import type { Mapping, MappingRule } from './mapping.js';
import { MEETS_BAR } from '../words/lists/columns.js';
import { matcher } from '../words/phrases.js';

export type AppliedMapping = MappedParts & Readonly<{ levels: readonly Level[] }>;
/** What a mapping needs of a document. */
export type MappedDocument = Pick<Inspection, 'source' | 'items'> & Partial<Pick<Inspection, 'role'>>;

type Work = {
  areas: Map<string, { key: string; title: string; examples: string[]; antiPatterns: string[] }>;
  criteria: Map<string, Criterion>;
  signals: Map<string, CounterSignal>;
  /** Keys of criteria by their area and words. */
  byWords: Map<string, string>;
};
/** `from` names the item in every edition of its document. */
type RuledItem = Readonly<{ item: InspectedItem; rule: MappingRule; source: CriterionSource; from: string }>;

const weightOf = ({ weight }: MappingRule, item: InspectedItem): number | null => {
  if (weight !== 'stated') return weight;
  return item.kind === 'dimension' ? item.weight : null;
};
const criticalOf = ({ critical }: MappingRule, item: InspectedItem): boolean => {
  if (critical !== 'stated') return critical;
  return item.kind === 'skill' && item.criticality?.first === 'critical' && !item.criticality.conditional;
};

const requirementOf = ({ item, rule }: RuledItem): LevelRequirement => ({
  level:
    rule.level ??
    refuse('mapping-level', `${rule.kind} ${rule.group ?? ''} is to become criteria of no level; name one.`),
  requiredRating: rule.requiredRating,
  weight: weightOf(rule, item),
  critical: criticalOf(rule, item),
  minEvidence: rule.minEvidence,
});

/** With the level in front, so that two roles of one track never share a key; the items of a ladder have it in theirs. */
const keyOf = ({ item, rule: { level } }: RuledItem): string =>
  level === null || itemLevelOf(item) !== null ? item.key : `${level}-${item.key}`;

const MEETS = matcher(MEETS_BAR);
/** The anchor that meets the bar, or the only one, else the evidence: null where the document states none of them. */
const barOf = ({ anchors, evidence }: DimensionItem): string | null => {
  const stated = Object.entries(anchors);
  const bar = stated.find(([label]) => MEETS.test(label)) ?? (stated.length === 1 ? stated[0] : undefined);
  return bar?.[1] ?? evidence;
};

/** The item's own words. The name of a dimension says too little to be rated against, so that what meets it goes along, word for word. */
const textOf = (item: InspectedItem): string => {
  const bar = item.kind === 'dimension' ? barOf(item) : null;
  return bar === null ? item.text : `${item.text}: ${bar}`;
};

/** The same words for two levels are one criterion that both ask for; the same words twice for one level are one as well. */
const addCriterion = ({ criteria, byWords }: Work, pair: RuledItem): void => {
  const { item, rule, source } = pair;
  const requirement = requirementOf(pair);
  const text = textOf(item);
  const words = `${rule.area.key}\n${text.normalize('NFC')}`;
  const same = criteria.get(byWords.get(words) ?? '');
  if (same === undefined) {
    const key = keyWithin(criteria, keyOf(pair), pair.from);
    byWords.set(words, key);
    criteria.set(key, { key, area: rule.area.key, text, requirements: [requirement], source });
  } else if (!same.requirements.some(({ level }) => level === requirement.level))
    criteria.set(same.key, { ...same, requirements: [...same.requirements, requirement] });
};

const addSignal = ({ signals }: Work, pair: RuledItem): void => {
  const { item, rule, source } = pair;
  const key = keyWithin(signals, keyOf(pair), pair.from);
  signals.set(key, { key, area: rule.area.key, text: item.text, source });
};

const add = (work: Work, pair: RuledItem): void => {
  const { item, rule } = pair;
  if (rule.becomes === 'nothing') return;
  const area = work.areas.get(rule.area.key) ?? { ...rule.area, examples: [], antiPatterns: [] };
  work.areas.set(area.key, area);
  if (rule.becomes === 'criterion') addCriterion(work, pair);
  else if (rule.becomes === 'guidance') area.examples.push(item.text);
  else {
    addSignal(work, pair);
    area.antiPatterns.push(item.text);
  }
};

/** An item without visible text, such as an empty list item, becomes nothing. */
const ruledItems = ({ source: { sha256 }, role, items }: MappedDocument, { rules }: Mapping): RuledItem[] => {
  const itsRules = rules.filter(({ blueprint }) => blueprint === sha256);
  // Of two rules about the same items the first holds.
  const held = new Map(itsRules.toReversed().map((rule) => [batchKey(rule), rule]));
  return items.flatMap((item) => {
    const { kind, group } = item;
    const rule = held.get(batchKey({ kind, group, itemLevel: itemLevelOf(item) }));
    if (rule === undefined || !hasVisibleText(item.text)) return [];
    const source = { blueprint: sha256, item: item.key, locator: item.locator };
    return [{ item, rule, source, from: `${role?.title?.value ?? sha256}\n${item.key}` }];
  });
};

/**
 * What a reviewed mapping makes of the documents, in their order. Every criterion and counter-signal points to its item.
 * Throws `BlueprintRefused` with mapping-level where a rule makes criteria for no level, or for one that the mapping lacks.
 */
export const applyMapping = (inspections: readonly MappedDocument[], mapping: Mapping): AppliedMapping => {
  const work: Work = { areas: new Map(), criteria: new Map(), signals: new Map(), byWords: new Map() };
  for (const pair of inspections.flatMap((inspection) => ruledItems(inspection, mapping))) add(work, pair);
  const criteria = [...work.criteria.values()];
  const required = new Set(criteria.flatMap(({ requirements }) => requirements.map(({ level }) => level)));
  for (const level of required)
    if (!mapping.levels.some(({ key }) => key === level))
      refuse('mapping-level', `The mapping lacks the level ${level} that its rules name.`);
  return {
    levels: mapping.levels.filter(({ key }) => required.has(key)),
    areas: [...work.areas.values()],
    criteria,
    counterSignals: [...work.signals.values()],
  };
};
