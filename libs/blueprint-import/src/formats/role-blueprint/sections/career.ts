import type { Draft, Rule } from '../../../document/draft.js';
import { among, isListed, nameOf, partWords } from '../../../document/headings.js';
import { bare } from '../../../document/phrase.js';
import type { Unit } from '../../../document/unit.js';
import { promotionLevels } from './promotion-levels.js';

const RELATIONS = [
  [/feeder|prior roles|previous roles/u, 'feeder'],
  [/\bnext\b/u, 'next'],
  [/adjacent|lateral/u, 'adjacent'],
] as const;

type Named = Readonly<{ role: string; note: string | null }>;
/** "Role (note)", "**Role** note" or "**Role:** note"; any other text is the role as it stands. */
const namedRole = ({ head, text }: Unit): Named => {
  if (head.lead !== null && head.rest !== '') {
    const note = head.rest.replace(/^[:\s–-]+/u, '');
    return { role: bare(head.lead), note: note.startsWith('(') && note.endsWith(')') ? note.slice(1, -1) : note };
  }
  const open = text.indexOf(' (');
  const closed = text.indexOf(')') === text.length - 1;
  return open > 0 && closed
    ? { role: text.slice(0, open), note: text.slice(open + 2, -1) }
    : { role: text, note: null };
};

const promotion = (unit: Unit): Draft => {
  const { from, to, several } = promotionLevels(unit.standing.part?.text ?? '');
  return {
    item: { kind: 'promotion', text: unit.text, group: null, from, to },
    name: nameOf(unit),
    ambiguity: several ? 'several-levels' : null,
  };
};

export const career: Rule = (unit) => {
  const part = partWords(unit);
  if (/evolve/u.test(part)) return 'no-kind';
  if (!isListed(unit)) return 'prose';
  if (/promotion/u.test(part)) return promotion(unit);
  const relation = among(RELATIONS, part);
  if (relation === null) return 'unknown-heading';
  const named = namedRole(unit);
  return {
    item: { kind: 'career-edge', text: unit.text, group: relation, relation, ...named },
    name: `${relation} ${named.role}`,
  };
};
