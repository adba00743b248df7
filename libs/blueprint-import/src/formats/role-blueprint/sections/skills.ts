import type { Rule } from '../../../document/draft.js';
import { among, isListed, partWords } from '../../../document/headings.js';
import { labelled } from '../../../document/phrase.js';
import type { Unit } from '../../../document/unit.js';
import { splitCriticality } from './criticality.js';
import { sortDetails, wholeText } from './details.js';

const TIERS = [
  [/emerging|future/u, 'emerging'],
  [/good[- ]to[- ]have|nice[- ]to[- ]have/u, 'good-to-have'],
  [/advanced|expert/u, 'advanced'],
  [/must[- ]have|required|essential|core/u, 'must-have'],
] as const;
const LABELS = { description: /^description|^what/u, use: /use\b|^usage|^how/u };

/** "Name (Critical): what it is", with or without the last two. */
const headOf = ({ head }: Unit): ReturnType<typeof splitCriticality> & Readonly<{ words: string | null }> => {
  const { label, text } = labelled(head);
  const words = label === null || text === '' ? null : text;
  return { ...splitCriticality(words === null ? head.text.replace(/:$/u, '') : (label ?? '')), words };
};

export const skills: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const tier = among(TIERS, partWords(unit));
  if (tier === null) return 'unknown-heading';
  const { name, criticality, words } = headOf(unit);
  const { fields, details } = sortDetails(unit, LABELS);
  const item = {
    kind: 'skill',
    text: wholeText(unit),
    group: tier,
    tier,
    name,
    criticality,
    description: fields.description ?? words,
    use: fields.use,
    details,
  } as const;
  return { item, name, withChildren: true };
};
