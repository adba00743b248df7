import type { Rule } from '../../../document/draft.js';
import { isListed } from '../../../document/headings.js';
import { bare, labelled } from '../../../document/phrase.js';
import { sortDetails, wholeText } from './details.js';

const LABELS = {
  why: /^why/u,
  demonstrated: /on the job|shows up|demonstrat|in practice/u,
  strong: /^strong|^great|excellen/u,
};

export const softSkills: Rule = (unit) => {
  if (!isListed(unit)) return 'prose';
  const name = unit.head.lead === null ? (labelled(unit.head).label ?? unit.head.text) : bare(unit.head.lead);
  const { fields, details } = sortDetails(unit, LABELS);
  return {
    item: { kind: 'soft-skill', text: wholeText(unit), group: null, name, ...fields, details },
    name,
    withChildren: true,
  };
};
