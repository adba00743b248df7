import { firstCell, type Row } from '../../reading/columns.js';
import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { headingsAbove, isListed, nameOf } from '../../reading/headings.js';
import { labelText, splitLabel } from '../../reading/phrase.js';
import { matchInContext, matchAbove } from '../../reading/context-words.js';
import { whyNoText } from '../../reading/item-text.js';
import type { Cell, Passage } from '../../../model/passage.js';
import type { CareerRelation } from '../../../model/item.js';
import { promotionLevels } from './promotion-levels.js';
import { CAREER_KINDS } from '../../../words/lists/groups.js';
import { choices } from '../../../words/phrases.js';

const KINDS = choices(CAREER_KINDS);

type Named = Readonly<{ role: string; note: string | null }>;
/** "Role (note)", "**Role** note" or "**Role:** note"; any other text is the role as it stands. */
const namedRole = ({ head, text }: Passage): Named => {
  if (head.lead !== null && head.rest !== '') {
    const note = head.rest.replace(/^[:\s–—-]+/u, '');
    return { role: labelText(head.lead), note: note.startsWith('(') && note.endsWith(')') ? note.slice(1, -1) : note };
  }
  const open = text.indexOf(' (');
  const closed = text.indexOf(')') === text.length - 1;
  return open > 0 && closed
    ? { role: text.slice(0, open), note: text.slice(open + 2, -1) }
    : { role: text, note: null };
};

/** The levels that the nearest of the headings and labels above names. */
const levelsAbove = (passage: Passage): ReturnType<typeof promotionLevels> => {
  const { label } = passage.context;
  const words = [...(label === null ? [] : [label.text]), ...headingsAbove(passage).map(({ text }) => text)];
  const read = words.map(promotionLevels);
  return read.find(({ to }) => to !== null) ?? { from: null, to: null, several: false };
};

type Saying = Readonly<{ text: string; name: string; named: Named; cells?: ReadonlySet<Cell> }>;

/** The role in a row, and the note on it if the table has one other column. */
const roleIn = (row: Row): Saying | null => {
  const { cell } = firstCell(row);
  if (cell === null) return null;
  const others = row.cells.filter((one) => one !== cell);
  const [note] = others.length === 1 ? others : [];
  const named = { role: cell.text, note: note === undefined || note.text === '' ? null : note.text };
  return { text: cell.text, name: cell.text, named, cells: new Set([cell, ...(note === undefined ? [] : [note])]) };
};

const saidIn = (passage: Passage): Saying | null => {
  if (passage.form === 'row') return roleIn(passage);
  return isListed(passage) ? { text: passage.text, name: nameOf(passage), named: namedRole(passage) } : null;
};

const promotion = (passage: Passage, { text, name, cells }: Saying): ItemDraft => {
  const { from, to, several } = levelsAbove(passage);
  return {
    item: { kind: 'promotion', text, group: null, from, to },
    name,
    cells: new Set([...(cells ?? [])].slice(0, 1)),
    ambiguity: several ? 'several-levels' : null,
  };
};

/** "Next roles: Head baker" names the role behind what says where it leads. */
const behind = (passage: Passage, said: Saying): Saying => ({
  ...said,
  named: { role: splitLabel(passage.head).text, note: null },
});

const edge = (relation: CareerRelation, { text, named, cells }: Saying): ItemDraft => ({
  item: { kind: 'career-edge', text, group: relation, relation, ...named },
  name: `${relation} ${named.role}`,
  cells: cells ?? new Set(),
});

export const career: ItemRule = (passage) => {
  const found = matchInContext(KINDS, passage);
  if (found === 'no-kind') return found;
  const said = saidIn(passage);
  if (said === null) return whyNoText(passage);
  if (found === null) return 'unknown-heading';
  return found === 'promotion'
    ? promotion(passage, said)
    : edge(found, matchAbove(KINDS, passage) === null ? behind(passage, said) : said);
};
