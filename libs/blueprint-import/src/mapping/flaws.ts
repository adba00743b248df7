import type { MappedDocument } from './apply-mapping.js';
import { type Batch, batchesOf, batchKey, batchName, type CountedBatch } from './batches.js';
import type { Mapping, MappingRule } from './mapping.js';

/** What is wrong with one field of a mapping, and the fix; `problem` continues a sentence that begins with the field's name. */
export type MappingFlaw = Readonly<{ field: string; problem: string; fix: string }>;
export type Documents = Readonly<{
  /** The latest edition of each role: what a mapping has to decide on. */
  latest: readonly MappedDocument[];
  /** Editions before those. */
  earlier: readonly MappedDocument[];
}>;

type Rule = Readonly<{
  at: number;
  rule: MappingRule;
  document: MappedDocument | undefined;
  batch: CountedBatch | undefined;
  /** The first rule about the same items, and the first that brings in its area. */
  same: number | undefined;
  area: number | undefined;
}>;
type Flaws = readonly MappingFlaw[];

const items = (count: number): string => `${String(count)} ${count === 1 ? 'item' : 'items'}`;
const nameOf = ({ document, rule }: Rule): string =>
  `(${batchName(rule)} of ${document?.source.name ?? rule.blueprint})`;
const flaw = (each: Rule, field: string, problem: string, fix: string): MappingFlaw => ({
  field: `rules[${String(each.at)}]${field}`,
  problem: `${nameOf(each)} ${problem}`,
  fix,
});

const documentFlaws = (each: Rule, { earlier }: Documents): Flaws => {
  if (each.document !== undefined) return [];
  const isOld = earlier.some(({ source }) => source.sha256 === each.rule.blueprint);
  const problem = isOld ? 'is about an edition that a later import stands in for' : 'names no imported document';
  return [flaw(each, '.blueprint', problem, 'Send the rules of GET mapping.')];
};

const itemsFlaws = (each: Rule): Flaws => {
  const { document, batch, rule } = each;
  if (document === undefined) return [];
  if (batch === undefined) {
    const there = [...batchesOf(document.items).values()].map(batchName).join(', ');
    return [flaw(each, '', 'is about items that the document does not have', `It has: ${there}.`)];
  }
  if (rule.count === 0 || rule.count === batch.count) return [];
  const fix = 'Send the number that GET mapping shows, or leave it out.';
  return [flaw(each, '.count', `says ${items(rule.count)}, and the document has ${String(batch.count)}`, fix)];
};

const twiceFlaws = (each: Rule): Flaws => {
  if (each.same === undefined || each.same === each.at) return [];
  return [flaw(each, '', `is about the same items as rules[${String(each.same)}]`, 'Keep one of them.')];
};

const levelFlaws = (each: Rule, { levels }: Mapping): Flaws => {
  const { becomes, level } = each.rule;
  const keys = levels.map(({ key }) => key);
  const add = 'a level that is not there yet goes into "levels" first, with a key, a title and an ordinal';
  const fix = keys.length === 0 ? `There is none: ${add}.` : `Send one of ${keys.join(', ')}; ${add}.`;
  if (becomes === 'criterion' && level === null)
    return [flaw(each, '.level', 'is null, and a criterion needs a level', fix)];
  const isUsed = becomes === 'criterion' || becomes === 'counter-signal';
  if (!isUsed || level === null || keys.includes(level)) return [];
  return [flaw(each, '.level', `is "${level}", which is no level of this mapping`, fix)];
};

const areaFlaws = (each: Rule, { rules }: Mapping): Flaws => {
  const { becomes, area } = each.rule;
  const titled = rules[each.area ?? each.at]?.area.title;
  if (becomes === 'nothing' || titled === undefined || titled === area.title) return [];
  const problem = `calls the area ${area.key} "${area.title}", and rules[${String(each.area)}] calls it "${titled}"`;
  return [flaw(each, '.area.title', problem, 'Send one title, or another key.')];
};

const levelsFlaws = ({ levels, rules }: Mapping): Flaws => {
  const required = new Set(rules.flatMap(({ becomes, level }) => (becomes === 'criterion' ? [level] : [])));
  return levels.flatMap(({ key, ordinal }, at): Flaws => {
    const field = `levels[${String(at)}]`;
    const first = levels.findIndex((level) => level.key === key);
    if (first !== at)
      return [
        { field: `${field}.key`, problem: `is "${key}" again, as in levels[${String(first)}]`, fix: 'Keep one.' },
      ];
    const other = levels.findIndex((level) => level.ordinal === ordinal && required.has(level.key));
    if (!required.has(key) || other === at) return [];
    const problem = `of ${key} is that of ${levels[other]?.key ?? ''} too`;
    return [{ field: `${field}.ordinal`, problem, fix: 'Give each level an ordinal of its own, the lowest first.' }];
  });
};

const missingFlaws = ({ latest }: Documents, decided: ReadonlyMap<string, number>): Flaws =>
  latest.flatMap(({ source, items: all }) =>
    [...batchesOf(all).values()]
      .filter((batch) => !decided.has(aboutOf({ ...batch, blueprint: source.sha256 })))
      .map((batch) => ({
        field: 'rules',
        problem: `has none for ${batchName(batch)} of ${source.name} (${items(batch.count)})`,
        fix: 'Send the rule that GET mapping has for them; one that becomes "nothing" leaves them out.',
      })),
  );

const aboutOf = (rule: Pick<MappingRule, 'blueprint' | keyof Batch>): string => `${rule.blueprint} ${batchKey(rule)}`;

/** Where each is met first. */
const firstOf = (rules: readonly MappingRule[], of: (rule: MappingRule) => string | null): Map<string, number> => {
  const first = new Map<string, number>();
  for (const [at, rule] of rules.entries()) {
    const key = of(rule);
    if (key !== null && !first.has(key)) first.set(key, at);
  }
  return first;
};

/**
 * Everything that is wrong with a reviewed mapping, so that no mistake silently removes criteria: rules about nothing,
 * about the same twice, or that contradict each other, and items that no rule decides on.
 */
export const mappingFlaws = (mapping: Mapping, documents: Documents): Flaws => {
  const latest = new Map(documents.latest.map((document) => [document.source.sha256, document]));
  const batches = new Map(documents.latest.map(({ source, items: all }) => [source.sha256, batchesOf(all)]));
  const same = firstOf(mapping.rules, aboutOf);
  const areas = firstOf(mapping.rules, ({ becomes, area }) => (becomes === 'nothing' ? null : area.key));
  const rules = mapping.rules.map((rule, at): Rule => {
    const batch = batches.get(rule.blueprint)?.get(batchKey(rule));
    const firsts = { same: same.get(aboutOf(rule)), area: areas.get(rule.area.key) };
    return { at, rule, document: latest.get(rule.blueprint), batch, ...firsts };
  });
  return [
    ...levelsFlaws(mapping),
    ...rules.flatMap((each) => [
      ...documentFlaws(each, documents),
      ...itemsFlaws(each),
      ...twiceFlaws(each),
      ...levelFlaws(each, mapping),
      ...areaFlaws(each, mapping),
    ]),
    ...missingFlaws(documents, same),
  ];
};
