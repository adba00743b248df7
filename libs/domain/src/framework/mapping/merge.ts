import type { Area, CounterSignal, Criterion, LevelRequirement } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';

/** What was laid last time, what the draft holds now, and what is to be laid. Undefined where it is not there. */
export type Versions<T> = Readonly<{ base: T | undefined; mine: T | undefined; theirs: T | undefined }>;

/** The newer value, unless the draft's was edited since it was laid, or was never laid. */
const untouched = <T>(base: T | undefined, mine: T | undefined): boolean => base !== undefined && same(base, mine);
const pick = <T>(base: T | undefined, mine: T, theirs: T | undefined): T =>
  untouched(base, mine) ? (theirs ?? mine) : mine;

const requirementAt = (criterion: Criterion | undefined, level: string): LevelRequirement | undefined =>
  criterion?.requirements.find((asked) => asked.level === level);

/** What was edited or added by hand stays, what was removed by hand stays away, everything else follows what is laid. */
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

/** The source goes with the text: it points to the sentence that is there. */
const mergedWording = (base: Criterion | undefined, mine: Criterion, theirs: Criterion): Wording => {
  const area = pick(base?.area, mine.area, theirs.area);
  if (untouched(base?.text, mine.text)) return { area, text: theirs.text, source: theirs.source };
  return { area, text: mine.text, source: mine.source ?? theirs.source };
};

/** What it asks and of whom; the source is not a thing that anybody edits. */
const contents = ({ area, text, requirements }: Criterion): object => ({ area, text, requirements });

/** Undefined where it is to go. One that is laid no more stays as it is where somebody edited it. */
export const mergeCriterion = (versions: Versions<Criterion>): Criterion | undefined => {
  const { base, mine, theirs } = versions;
  if (mine === undefined) return base === undefined ? theirs : undefined;
  if (theirs === undefined) return base !== undefined && same(contents(base), contents(mine)) ? undefined : mine;
  const requirements = mergedRequirements(versions);
  if (requirements.length === 0) return undefined;
  return { ...mine, ...mergedWording(base, mine, theirs), requirements };
};

/** Undefined where it is to go. */
export const mergeSignal = ({ base, mine, theirs }: Versions<CounterSignal>): CounterSignal | undefined => {
  if (mine === undefined) return base === undefined ? theirs : undefined;
  return untouched(base, mine) ? theirs : mine;
};

type Texts = readonly string[];
/** What was laid before and is laid no more goes; what was added by hand stays; what was taken out by hand stays out. */
const joined = (base: Texts = [], mine: Texts, theirs: Texts): Texts => [
  ...mine.filter((text) => theirs.includes(text) || !base.includes(text)),
  ...theirs.filter((text) => !mine.includes(text) && !base.includes(text)),
];

/** One that is laid no more stays as it is: whether it goes hangs on what is in it. */
export const mergeArea = ({ base, mine, theirs }: Versions<Area>): Area | undefined => {
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  return {
    key: mine.key,
    title: pick(base?.title, mine.title, theirs.title),
    examples: joined(base?.examples, mine.examples, theirs.examples),
    antiPatterns: joined(base?.antiPatterns, mine.antiPatterns, theirs.antiPatterns),
  };
};
