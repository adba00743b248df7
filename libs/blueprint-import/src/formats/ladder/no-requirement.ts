import type { UnmappedReason } from '../../model/inspection.js';
import type { HeadingContext, Passage } from '../../model/passage.js';
import { isOnlyLevel, namesLevel, namesProfession } from '../../words/level-names.js';
import { REFERENCES } from '../../words/lists/ladder-headings.js';
import { anyOf } from '../../words/phrases.js';
import { isListed } from '../reading/headings.js';
import { withChildren } from '../reading/passages.js';
import { splitLabel } from '../reading/phrase.js';
import { isBareValue, isPlaceholder } from './bare-value.js';
import { isAboutPay, isNoRequirement } from './page-headings.js';

/** What the whole page tells of its list items: of some kinds a few beside others ask for nothing. */
export type Besides = Readonly<{
  /** Where lists of nothing but questions stand; nowhere where nearly all of the page is questions: then they are what it asks. */
  questions: ReadonlySet<HeadingContext>;
  /** Where lists of nothing but links stand; nowhere where nearly all of the page is links. */
  links: ReadonlySet<HeadingContext>;
  /** Lists in quotations stand beside others. */
  areQuotesBeside: boolean;
  /** Labels that stand, in half of the items that have them, before nothing but the name of a level: "Next step". */
  namingLabels: ReadonlySet<string>;
}>;

const FEWEST = 2;
/** Not what is said first, and asked after: "Seeks advice. Could this fail?" */
const isQuestion = ({ text }: Passage): boolean =>
  /[?？]["'”’)\]]*$/u.test(text) && !/^[^?？]*\p{L}{3,}[.。]["'”’)\]]*\s+\S/u.test(text);

const NEARLY_ALL = 0.8;
const questionLists = (items: readonly Passage[]): ReadonlySet<HeadingContext> => {
  if (items.filter(isQuestion).length > NEARLY_ALL * items.length) return new Set();
  const lists = [...Map.groupBy(items, ({ context }) => context)];
  return new Set(lists.flatMap(([context, all]) => (all.every(isQuestion) ? [context] : [])));
};

const linkLists = (items: readonly Passage[]): ReadonlySet<HeadingContext> => {
  if (items.filter(isLink).length > NEARLY_ALL * items.length) return new Set();
  const lists = [...Map.groupBy(items, ({ context }) => context)];
  return new Set(lists.flatMap(([context, all]) => (all.length >= FEWEST && all.every(isLink) ? [context] : [])));
};
/** Longer words may be a sentence that is linked. */
const MAX_LINK_WORDS = 6;
const isLink = ({ isLink: isLinked, isNavigation, text }: Passage): boolean =>
  isLinked && !isNavigation && text.split(' ').length <= MAX_LINK_WORDS && !/[.!;。]$/u.test(text);

const namesOne = (text: string): boolean => namesLevel(text) || namesProfession(text);
const SEVERAL = /\s*(?:[,;/]|\bor\b|\band\b)\s*/iu;
const areNames = (text: string): boolean => text.split(SEVERAL).every((part) => part === '' || namesOne(part));

const namingLabels = (items: readonly Passage[]): ReadonlySet<string> => {
  const labelled = items.flatMap(({ head }) => {
    const { label, text } = splitLabel(head);
    return label === null ? [] : [{ label, isNaming: areNames(text) }];
  });
  const byLabel = [...Map.groupBy(labelled, ({ label }) => label)];
  const isNaming = (all: readonly { isNaming: boolean }[]): boolean =>
    all.length >= FEWEST && 2 * all.filter((one) => one.isNaming).length >= all.length;
  return new Set(byLabel.flatMap(([label, all]) => (isNaming(all) ? [label] : [])));
};

export const besidesIn = (passages: readonly Passage[]): Besides => {
  const items = passages
    .filter(({ context }) => !context.boilerplate)
    .flatMap(withChildren)
    .filter(isListed);
  const quoted = items.filter(({ isQuoted }) => isQuoted).length;
  return {
    questions: questionLists(items),
    links: linkLists(items),
    areQuotesBeside: quoted < items.length,
    namingLabels: namingLabels(items),
  };
};

/** Of what is told beside a label about pay. */
const MAX_PAID_WORDS = 3;
/** "Base salary: $100,000", "Role name for base salary: Designer II": not "Salary rounds: prepares them for the team". */
const isPaid = ({ head }: Passage): boolean => {
  const { label, text } = splitLabel(head);
  if (label === null || !isAboutPay(label)) return false;
  return namesOne(text) || isBareValue(text) || text.split(' ').length <= MAX_PAID_WORDS;
};

const REFERENCE = new RegExp(`^[([]?(?:${anyOf(REFERENCES)})[:：]?\\s?`, 'iu');
/** "See L2": another level says it. */
const refersToLevel = (text: string): boolean => {
  const to = text.replace(REFERENCE, '').replace(/[)\].]+$/u, '');
  return to !== text && isOnlyLevel(to);
};

/** "[Skills of managers]" on a line of its own says what the lines below it are. */
const isBracketed = (text: string): boolean => /^\[[^[\]]{1,80}\]$/u.test(text);

/** True of what stands where a level has something, and asks for nothing itself. */
export const standsForRequirement = (text: string): boolean => isPlaceholder(text) || refersToLevel(text);

const hasNamingLabel = ({ head }: Passage, { namingLabels: labels }: Besides): boolean => {
  const { label, text } = splitLabel(head);
  return label !== null && (labels.has(label) || (isNoRequirement(label) && areNames(text)));
};

const namesLevels = (passage: Passage, besides: Besides): boolean =>
  isOnlyLevel(passage.text) ||
  refersToLevel(passage.text) ||
  isBracketed(passage.text) ||
  hasNamingLabel(passage, besides);

/** "0.75", and "Reach: 0.75" as well. */
const isValue = (passage: Passage): boolean => {
  const { label, text } = splitLabel(passage.head);
  return isBareValue(passage.text) || (label !== null && isBareValue(text));
};

const leadsElsewhere = ({ isNavigation, context }: Passage, { links }: Besides): boolean =>
  isNavigation || links.has(context);

/** Why a list item that stands in a ladder asks for nothing; null where it may. */
export const whyNoRequirement = (passage: Passage, besides: Besides): UnmappedReason | null => {
  if (leadsElsewhere(passage, besides)) return 'boilerplate';
  if (passage.isQuoted && besides.areQuotesBeside) return 'prose';
  if (isPaid(passage) || besides.questions.has(passage.context)) return 'no-kind';
  return namesLevels(passage, besides) || isValue(passage) ? 'bare-value' : null;
};
