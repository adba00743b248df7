import type { Area, CounterSignal, Criterion, LevelRequirement } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';

/** What the last mapping made (`base`), what the draft has now (`mine`), and what the new mapping makes (`theirs`). Undefined where it has none. */
export type Versions<T> = Readonly<{ base: T | undefined; mine: T | undefined; theirs: T | undefined }>;

/** The newer value, unless the draft's was edited since the last mapping, or came from none. */
const untouched = <T>(base: T | undefined, mine: T | undefined): boolean => base !== undefined && same(base, mine);
const pick = <T>(base: T | undefined, mine: T, theirs: T | undefined): T =>
  untouched(base, mine) ? (theirs ?? mine) : mine;

const requirementAt = (criterion: Criterion | undefined, level: string): LevelRequirement | undefined =>
  criterion?.requirements.find((requirement) => requirement.level === level);

/** What was edited or added by hand stays, what was removed by hand stays removed, everything else follows the mapping. */
const mergedRequirement = ({ base, mine, theirs }: Versions<LevelRequirement>): LevelRequirement | undefined => {
  if (mine === undefined) return base === undefined ? theirs : undefined;
  return untouched(base, mine) ? theirs : mine;
};

const mergedRequirements = ({ base, mine, theirs }: Versions<Criterion>): readonly LevelRequirement[] => {
  const levels = new Set([mine, theirs].flatMap((each) => each?.requirements.map(({ level }) => level) ?? []));
  return [...levels].flatMap((level) => {
    const at = (criterion: Criterion | undefined) => requirementAt(criterion, level);
    return mergedRequirement({ base: at(base), mine: at(mine), theirs: at(theirs) }) ?? [];
  });
};

type Wording = Pick<Criterion, 'area' | 'text' | 'source'>;

/** The source belongs to the text, so both are taken from the same side. */
const mergedWording = (base: Criterion | undefined, mine: Criterion, theirs: Criterion): Wording => {
  const area = pick(base?.area, mine.area, theirs.area);
  if (untouched(base?.text, mine.text)) return { area, text: theirs.text, source: theirs.source };
  return { area, text: mine.text, source: mine.source ?? theirs.source };
};

/** What somebody can edit; nobody edits the source. */
const contents = ({ area, text, requirements }: Criterion): object => ({ area, text, requirements });

/** Undefined where it is removed. A criterion that the mapping no longer makes stays where somebody edited it. */
export const mergeCriterion = (versions: Versions<Criterion>): Criterion | undefined => {
  const { base, mine, theirs } = versions;
  if (mine === undefined) return base === undefined ? theirs : undefined;
  if (theirs === undefined) return base !== undefined && same(contents(base), contents(mine)) ? undefined : mine;
  const requirements = mergedRequirements(versions);
  if (requirements.length === 0) return undefined;
  return { ...mine, ...mergedWording(base, mine, theirs), requirements };
};

/** Undefined where it is removed. */
export const mergeSignal = ({ base, mine, theirs }: Versions<CounterSignal>): CounterSignal | undefined => {
  if (mine === undefined) return base === undefined ? theirs : undefined;
  return untouched(base, mine) ? theirs : mine;
};

type Texts = readonly string[];
/** Texts that the mapping no longer makes are removed; what was added by hand stays; what was removed by hand stays removed. */
const joined = (base: Texts = [], mine: Texts, theirs: Texts): Texts => [
  ...mine.filter((text) => theirs.includes(text) || !base.includes(text)),
  ...theirs.filter((text) => !mine.includes(text) && !base.includes(text)),
];

/** An area that the mapping no longer makes stays as it is here: whether it is removed depends on what is in it. */
export const mergeArea = ({ base, mine, theirs }: Versions<Area>): Area | undefined => {
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  return {
    key: mine.key,
    title: pick(base?.title, mine.title, theirs.title),
    examples: joined(base?.examples, mine.examples, theirs.examples),
    antiPatterns: joined(base?.antiPatterns, mine.antiPatterns, theirs.antiPatterns),
  };
};
