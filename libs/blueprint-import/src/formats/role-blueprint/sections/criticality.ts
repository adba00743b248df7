import type { Criticality } from '../../../model/item.js';

const WORDS = /critical|important|optional|context[- ]specific/giu;
/** In brackets behind the name of a skill, these speak of the skill's standing; anything else belongs to its name. */
const STANDING =
  /critical|important|optional|context|emerging|advanced|common|essential|preferred|nice[- ]to[- ]have/iu;
const CONDITION = /depend|some|often|context|where|when|\bif\b|→|\bto\b|\bbut\b/iu;

const firstOf = (words: readonly string[]): Criticality['first'] => {
  const [first] = words;
  return first === undefined ? null : (first.toLowerCase().replace(' ', '-') as Criticality['first']);
};

const read = (raw: string): Criticality => {
  const words = raw.match(WORDS) ?? [];
  return { raw, first: firstOf(words), conditional: words.length > 1 || CONDITION.test(raw) };
};

/** "Name (Critical)" as both; a name whose brackets say something else stays whole. */
export const splitCriticality = (text: string): Readonly<{ name: string; criticality: Criticality | null }> => {
  const open = text.lastIndexOf('(');
  const raw = text.endsWith(')') && open > 0 ? text.slice(open + 1, -1).trim() : '';
  return STANDING.test(raw)
    ? { name: text.slice(0, open).trim(), criticality: read(raw) }
    : { name: text, criticality: null };
};
