import { labelText, splitLabel } from '../reading/phrase.js';
import type { Passage } from '../../model/passage.js';
import type { Fact } from '../../model/inspection.js';
import { spaceOr, withoutEnd } from '../../text/trim.js';
import { firstFact, inSections, inferred, stated, type FoundFact, valueOf } from './facts.js';
import { FACT_LABELS, PEERS, USUALLY } from '../../words/lists/role-facts.js';
import {
  MANAGER_BRACKETS,
  MANAGER_ENDS,
  MANAGER_LINE_BRACKETS,
  REPORT_BEGINNINGS,
  REPORT_SENTENCES,
} from '../../words/lists/reporting.js';
import { anyOf, matcher } from '../../words/phrases.js';
import { findSentence, removeSentences, sentences } from '../../words/sentences.js';

const [ENDS, BEGINNINGS, SENTENCES] = [
  sentences(MANAGER_ENDS, 'u', { peers: anyOf(PEERS) }),
  sentences(REPORT_BEGINNINGS, 'iu', { usually: anyOf(USUALLY) }),
  sentences(REPORT_SENTENCES, 'iu'),
];
const upTo = (text: string): string => {
  const end = Math.min(text.length, ...ENDS.map((pattern) => text.search(pattern)).filter((at) => at >= 0));
  return withoutEnd(text.slice(0, end), spaceOr(','));
};

/** "Reports to the CTO, peers with …" behind a label, without what only leads to the name. */
const managerIn = (value: string | null): string | null =>
  value === null ? null : upTo(removeSentences(BEGINNINGS, value));

const inSentence = ({ head }: Passage): Fact | null => {
  const { label, text } = splitLabel(head);
  const begins = label === null && findSentence(BEGINNINGS, text) !== undefined;
  const found = begins ? removeSentences(BEGINNINGS, text) : findSentence(SENTENCES, head.text)?.[1];
  return stated(found === undefined ? null : upTo(found));
};

const [BRACKETS, LINE_BRACKETS] = [sentences(MANAGER_BRACKETS, 'iu'), sentences(MANAGER_LINE_BRACKETS, 'iu')];
/** Of one of the people whom the role works with, what stands in brackets behind the name. */
const inBrackets = ({ head }: Passage): Fact | null => {
  const name = labelText(head.lead ?? splitLabel(head).label ?? head.text);
  if (findSentence(BRACKETS, name)) return stated(removeSentences(BRACKETS, name, ' ').trim());
  return findSentence(LINE_BRACKETS, name) ? inferred(removeSentences(LINE_BRACKETS, name)) : null;
};

const LABEL = matcher({ en: FACT_LABELS.en.reportsTo });

/** Whom the role reports to, as the page says it; of several that it names, all. */
export const reportsToOf = (passages: readonly Passage[]): FoundFact | null =>
  firstFact(passages, (passage) => stated(managerIn(valueOf(passage, LABEL)))) ??
  firstFact(inSections(passages, 'stakeholders'), inBrackets) ??
  firstFact(inSections(passages, 'summary', 'mission', 'scorecard', 'stakeholders'), inSentence);
