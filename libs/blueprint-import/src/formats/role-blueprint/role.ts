import type { Page } from '../../model/page.js';
import type { Passage } from '../../model/passage.js';
import type { Fact, Role } from '../../model/inspection.js';
import { slug } from '../../text/keys.js';
import { senioritiesIn } from '../../words/seniority.js';
import { firstFact, inSections, inferred, stated, type FoundFact, valueOf } from './facts.js';
import { reportsToOf } from './reports-to.js';
import {
  BEHIND_DEPARTMENT,
  BELONGS,
  CATEGORY_JOINTS,
  DEPARTMENT_SENTENCES,
  FACT_LABELS,
  HORIZON_SENTENCES,
  HORIZON_WORDS,
  NAME_JOINTS,
  ORGANISATIONS,
  TITLE_TAILS,
  TRACK_CODES,
  TRACK_SENTENCES,
  TRACKS,
} from '../../words/lists/role-facts.js';
import { anyOf, matcher, matchers } from '../../words/phrases.js';
import { findSentence, sentences } from '../../words/sentences.js';

const LABELS = matchers(FACT_LABELS);
const TAIL = matcher(TITLE_TAILS);
/** What parts a title: a hyphen without white space, as in "Full-Stack", does not. */
const SEPARATOR = /\s*(?:[:|]|\s[–—-](?=\s))\s*/gu;
/** No pattern is tried on a longer title: it stays as it is. */
const MAX_TITLE = 300;

/** What a page calls itself, without the part that says "Role Blueprint, Responsibilities, …" and what follows it. */
const roleTitleIn = (title: string): string => {
  if (title.length > MAX_TITLE) return title;
  const separators = [...title.matchAll(SEPARATOR)];
  const first = separators.find(({ index, 0: { length } }, at) =>
    TAIL.test(title.slice(index + length, separators[at + 1]?.index)),
  );
  return title.slice(0, first?.index).trim();
};

const titleOf = (passages: readonly Passage[], page: Page): FoundFact | null =>
  firstFact(inSections(passages, 'scorecard'), (passage) => stated(valueOf(passage, LABELS.title))) ??
  (page.title === null || roleTitleIn(page.title) === ''
    ? null
    : { fact: { value: roleTitleIn(page.title), basis: 'stated' }, passage: null });

/** A proper name of an organisation: capitalised words, with "&", "of" and the like between. */
const WORD = String.raw`\p{Lu}[\p{L}\p{N}/&-]*`;
const DEPARTMENTS = sentences(DEPARTMENT_SENTENCES, 'u', {
  organisation: anyOf(ORGANISATIONS),
  belongs: anyOf(BELONGS),
  name: `${WORD}(?:,? (?:&|${anyOf(NAME_JOINTS)}|${WORD}))*`,
  behind: anyOf(BEHIND_DEPARTMENT),
});

/** The words of the page that are the category of its publisher, as "AI & ML" is "ai-ml"; else the category as it is. */
const nameOf = (category: string, passages: readonly Passage[]): string => {
  const words = category.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0) return category;
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`(?:\s*[&/,-]\s*|\s+(?:&|${anyOf(CATEGORY_JOINTS)})\s+|\s)`)}(?![\p{L}\p{N}])`,
    'iu',
  );
  const found = passages.map(({ head }) => pattern.exec(head.text)?.[0]).find((text) => text !== undefined);
  return found !== undefined && slug(found) === category ? found : category;
};

const MAX_CATEGORY = 80;
const departmentOf = (passages: readonly Passage[], category: string | null): FoundFact | null => {
  const about = inSections(passages, 'summary', 'mission', 'scorecard');
  const told =
    firstFact(about, (passage) => stated(valueOf(passage, LABELS.department))) ??
    firstFact(about, ({ head }) => stated(findSentence(DEPARTMENTS, head.text)?.[1]));
  const fact = category === null || category.length > MAX_CATEGORY ? null : inferred(nameOf(category, about));
  return told ?? (fact === null ? null : { fact, passage: null });
};

const HORIZONS = sentences(HORIZON_SENTENCES, 'iu', { horizon: anyOf(HORIZON_WORDS) });
/** "Current (established …)" is Current. */
const firstWords = (text: string | null): string | undefined => text?.split(/ ?[(;,.]| [–—-] /u)[0]?.trim();

const horizonOf = (passages: readonly Passage[]): FoundFact | null => {
  const about = inSections(passages, 'summary', 'mission', 'scorecard');
  return (
    firstFact(about, (passage) => stated(firstWords(valueOf(passage, LABELS.horizon)))) ??
    firstFact(about, ({ head }) => stated(findSentence(HORIZONS, head.text)?.[1]))
  );
};

const TRACK = sentences(TRACK_SENTENCES, 'iu', { track: anyOf(TRACKS) });
const CODES = sentences(TRACK_CODES, 'u');
/** "Staff IC" in a heading is taken for a track that the text does not spell out. */
const trackOf = (passages: readonly Passage[]): FoundFact | null =>
  firstFact(inSections(passages, 'summary', 'scorecard'), (passage) =>
    stated(valueOf(passage, LABELS.track) ?? findSentence(TRACK, passage.head.text)?.[1]),
  ) ?? firstFact(passages, ({ form, text }) => (form === 'heading' ? inferred(findSentence(CODES, text)?.[0]) : null));

/** "Senior Staff" is one level; of "Senior/Staff", the title does not say which. */
const levelIn = (title: string): string | null => {
  const words = senioritiesIn(title).map((one) => one.title);
  const whole = words.join(' ');
  return words.length <= 1 || title.toLowerCase().includes(whole.toLowerCase()) ? whole : null;
};

const MAX_LEVEL_WORDS = 4;
/** What a label calls the level, if it is no sentence; else what the title says. */
const levelOf = (passages: readonly Passage[], title: Fact | null): FoundFact | null => {
  const labelled = firstFact(inSections(passages, 'summary', 'scorecard'), (passage) => {
    const words = firstWords(valueOf(passage, LABELS.level));
    return words === undefined || words.split(' ').length > MAX_LEVEL_WORDS ? null : stated(words);
  });
  const fact = inferred(levelIn(title?.value ?? ''));
  return labelled ?? (fact === null ? null : { fact, passage: null });
};

export type ReadRole = Readonly<{ role: Role; read: ReadonlySet<Passage> }>;

/** The facts, and the passages in which they stand. `category` is what the publisher files the page under, if it says. */
export const roleOf = (all: readonly Passage[], page: Page, category: string | null): ReadRole => {
  const passages = all.filter(({ context }) => !context.boilerplate);
  const title = titleOf(passages, page);
  const fact = (one: FoundFact | null): Fact | null => (one === null ? null : one.fact);
  const told = {
    level: levelOf(passages, fact(title)),
    track: trackOf(passages),
    department: departmentOf(passages, category),
    horizon: horizonOf(passages),
    reportsTo: reportsToOf(passages),
  };
  const { level, track, department, horizon, reportsTo } = told;
  return {
    role: {
      title: fact(title),
      level: fact(level),
      track: fact(track),
      department: fact(department),
      horizon: fact(horizon),
      reportsTo: fact(reportsTo),
    },
    read: new Set([title, ...Object.values(told)].flatMap((one) => one?.passage ?? [])),
  };
};
