import { labelText, splitLabel } from '../reading/phrase.js';
import type { Passage } from '../../model/passage.js';
import type { Fact } from '../../model/inspection.js';
import { spaceOr, withoutEnd } from '../../text/trim.js';
import { firstFact, inSections, inferred, stated, type FoundFact, valueOf } from './facts.js';
import { FACT_LABELS, PEERS, USUALLY } from '../../words/lists/role-facts.js';
import { anyOf, matcher } from '../../words/phrases.js';

/** Where the words about the manager end: what follows is about peers, or another sentence. */
const END = new RegExp(String.raw`;|\.(?:\s|$)|,? (?:and )?${anyOf(PEERS)}\b`, 'u');
const upTo = (text: string): string => withoutEnd(text.split(END, 1)[0] ?? '', spaceOr(','));

const REPORTS = new RegExp(`^(?:${anyOf(USUALLY)} )?reports? (?:directly )?(?:in)?to (?:an? |the )?`, 'iu');
/** "Reports to the CTO, peers with …" behind a label, without what only leads to the name. */
const managerIn = (value: string | null): string | null => (value === null ? null : upTo(value.replace(REPORTS, '')));

const SENTENCE =
  /(?:\b(?:(?:this|the) (?:role|position)|it|typically|usually)|[:.]) (?:typically |usually |generally |often )?reports (?:directly )?(?:in)?to (?:an? |the )?(.+)$/iu;
const inSentence = ({ head }: Passage): Fact | null => {
  const { label, text } = splitLabel(head);
  const found = REPORTS.test(text) && label === null ? text.replace(REPORTS, '') : SENTENCE.exec(head.text)?.[1];
  return stated(found === undefined ? null : upTo(found));
};

/** In brackets behind one of the people whom the role works with; not of those who report to the role. */
const BRACKETS =
  /\s*\((?=[^()]*(?:\breports? to\b(?! (?:this|the) role)|\breporting (?:line|manager)\b|\b(?:direct|line) manager\b(?! line)))[^()]*\)\s*/iu;
const MANAGER = /\s*\([^()]*\bmanager line\)\s*$/iu;
const inBrackets = ({ head }: Passage): Fact | null => {
  const name = labelText(head.lead ?? splitLabel(head).label ?? head.text);
  if (BRACKETS.test(name)) return stated(name.replace(BRACKETS, ' ').trim());
  return MANAGER.test(name) ? inferred(name.replace(MANAGER, '')) : null;
};

const LABEL = matcher({ en: FACT_LABELS.en.reportsTo });

/** Whom the role reports to, as the page says it; of several that it names, all. */
export const reportsToOf = (passages: readonly Passage[]): FoundFact | null =>
  firstFact(passages, (passage) => stated(managerIn(valueOf(passage, LABEL)))) ??
  firstFact(inSections(passages, 'stakeholders'), inBrackets) ??
  firstFact(inSections(passages, 'summary', 'mission', 'scorecard', 'stakeholders'), inSentence);
