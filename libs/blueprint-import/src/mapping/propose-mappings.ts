import type { Inspection } from '../model/inspection.js';
import { codeOf, namesLevel, namesProfession } from '../words/level-names.js';
import { wordsOfFile } from '../text/words-of-file.js';
import { levelsOf } from './levels.js';
import type { Mapping, MappingOptions } from './mapping.js';
import { arrangeAll, type WordsOf } from './order.js';
import { levelsIn, proposeMapping } from './propose-mapping.js';

const isTelling = (title: string): boolean => codeOf(title) !== null || namesLevel(title) || namesProfession(title);
/** What a level is to be compared by: the title of the page that is about it, where that has a code or is one of a person. */
const wordsIn = (inspections: readonly Inspection[]): WordsOf => {
  const pages = inspections.map(
    ({ role, ...rest }) => [levelsOf({ role, ...rest }).own?.key, role.title?.value] as const,
  );
  const titles = new Map(pages.toReversed().filter(([, title]) => title !== undefined && isTelling(title)));
  return ({ key, title }) => titles.get(key) ?? title;
};

/** Levels in common that make each of two documents a part of one ladder. */
const SHARED = 2;
const isPart = (keys: readonly string[], others: readonly (readonly string[])[]): boolean =>
  others.some((other) => keys.filter((key) => other.includes(key)).length >= SHARED);

/** "Data management" of "data_management.json". */
const calledByFile = (name: string): string => {
  const words = wordsOfFile(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What the area of each document is called whose levels are those of another document, too: each is about one area of them. */
const areasOf = (inspections: readonly Inspection[]): readonly (string | null)[] => {
  const keys = inspections.map((inspection) => [...levelsOf(inspection).byText.values()].map(({ key }) => key));
  const names = inspections.map(({ role, source }) => role.title?.value ?? calledByFile(source.name));
  return names.map((name, index) => {
    const others = keys.filter((_, other) => other !== index && names[other] !== name);
    return isPart(keys[index] ?? [], others) ? name : null;
  });
};

/** Pages about one level each, of which most say which: a profession alone is the level of its page, too. */
const withLevels = (inspections: readonly Inspection[]): readonly Inspection[] => {
  const isPage = ({ items }: Inspection): boolean => !items.some(({ kind }) => kind === 'level');
  const known = inspections.filter((inspection) => isPage(inspection) && inspection.role.level !== null);
  return inspections.map((inspection) => {
    const { role, source } = inspection;
    const title = role.title?.value ?? '';
    const isOpen = isPage(inspection) && role.level === null && source.format.startsWith('ladder');
    if (!isOpen || known.length === 0 || !namesProfession(title)) return inspection;
    return { ...inspection, role: { ...role, level: { value: title, basis: 'inferred' } } };
  });
};

const UNCLEAR = ' No word or number says whether its level is higher than the next: check the ordinals.';

/**
 * One mapping for several documents of one track, its levels in one order. Of levels that share a key, the first stays; of those whose
 * place nothing tells, the reasons of their rules say so. Documents about the same levels are areas of them.
 */
export const proposeMappings = (all: readonly Inspection[], { scale }: MappingOptions = {}): Mapping => {
  const inspections = withLevels(all);
  const areas = areasOf(inspections);
  const mappings = inspections.map((inspection, index) =>
    proposeMapping(inspection, { area: areas[index] ?? null, ...(scale === undefined ? {} : { scale }) }),
  );
  const { levels, unclear } = arrangeAll(
    mappings.map((mapping) => mapping.levels),
    wordsIn(inspections),
  );
  const rules = mappings.flatMap((mapping) => mapping.rules);
  return {
    levels,
    rules: rules.map((rule) => (unclear.has(rule.level ?? '') ? { ...rule, reason: rule.reason + UNCLEAR } : rule)),
  };
};

/** The titles of the levels of several documents of which nothing says whether they are higher than the next. */
export const unclearLevels = (all: readonly Inspection[]): readonly string[] => {
  const inspections = withLevels(all);
  const { levels, unclear } = arrangeAll(
    inspections.map((inspection) => levelsIn(levelsOf(inspection))),
    wordsIn(inspections),
  );
  return levels.flatMap(({ key, title }) => (unclear.has(key) ? [title] : []));
};
