import { firstCell, type Row } from '../../reading/columns.js';
import type { Draft, Rule } from '../../reading/draft.js';
import { headingWords, isListed } from '../../reading/headings.js';
import { labelled } from '../../reading/phrase.js';
import { isDirect, placedBelow } from '../../reading/context-words.js';
import type { Unit } from '../../../model/passage.js';
import type { Criticality, Detail, SkillTier } from '../../../model/item.js';
import { criticalityOf, onlyCriticality, splitCriticality } from './criticality.js';
import { type Sorted, sortCells, sortDetails, wholeText } from './details.js';
import { softSkills } from './soft-skills.js';

const TIERS: readonly (readonly [RegExp, SkillTier])[] = [
  [/emerging|future/u, 'emerging'],
  [/good[- ]to[- ]have|nice[- ]to[- ]have|preferred|desirable|desired|bonus|optional/u, 'good-to-have'],
  [/advanced|expert/u, 'advanced'],
  [/must[- ]have|required|essential|core/u, 'must-have'],
];
const SOFT = [[/soft skill|behaviou?ral|interpersonal/u, true]] as const;
const LABELS = {
  criticality: /^importance|^criticality|^priority|^critical \//u,
  description: /^description|^what|^definition/u,
  use: /\buse[ds]?\b|^usage|^how|^application/u,
};
type Labels = keyof typeof LABELS;
const NEVER = /(?!)/u;
/** A skill whose name says its standing says it once: what a line or column says of it besides is a detail. */
const labelsFor = ({ criticality }: Named): typeof LABELS =>
  criticality === null ? LABELS : { ...LABELS, criticality: NEVER };

type Named = Readonly<{ name: string; criticality: Criticality | null; words: string | null }>;

/** "Name (Critical) – what it is", with the dash or a colon. */
const SPLIT = /^(.+?(?:\([^()]*\)|\[[^[\]]*\]))\s*(?::|[–—-](?=\s))\s*(.+)$/u;
const partedIn = (text: string): Named | null => {
  const [, before, words] = SPLIT.exec(text) ?? [];
  const { name, criticality } = splitCriticality(before ?? '');
  return criticality === null || words === undefined ? null : { name, criticality, words };
};

/** "Name (Critical): what it is", with or without the last two; the standing may also stand behind the words. */
const namedIn = ({ head }: Unit): Named => {
  const parted = partedIn(head.text);
  if (parted !== null) return parted;
  const { label, text } = labelled(head);
  if (label === null || text === '') return { ...splitCriticality(head.text.replace(/:$/u, '')), words: null };
  const named = splitCriticality(label);
  const only = onlyCriticality(text);
  return { name: named.name, criticality: named.criticality ?? only, words: only === null ? text : null };
};

/** A line without a label says what the skill is, if it is the only one. */
const described = (details: readonly Detail[]): Readonly<{ own: string | null; others: readonly Detail[] }> => {
  const bare = details.filter(({ label }) => label === null);
  const [own] = bare;
  return own === undefined || bare.length > 1
    ? { own: null, others: details }
    : { own: own.text, others: details.filter((one) => one !== own) };
};

const skill = (text: string, named: Named, { fields, details }: Sorted<Labels>, tier: SkillTier | null): Draft => {
  const stated = fields.description ?? named.words;
  const { own, others } = stated === null ? described(details) : { own: stated, others: details };
  const raw = fields.criticality;
  const criticality = named.criticality ?? (raw === null ? null : criticalityOf(raw));
  const { name } = named;
  const rest = { tier, name, criticality, description: own, use: fields.use, details: others };
  return { item: { kind: 'skill', text, group: tier, ...rest }, name };
};

const NAME = /skill|competenc|capabilit|technolog/u;
const inRow = (row: Row, tier: SkillTier | null): Draft | null => {
  const named = row.cells.find(({ column, text }) => text !== '' && NAME.test(headingWords(column)));
  const cell = named ?? firstCell(row).cell;
  if (cell === null) return null;
  const name = { ...splitCriticality(cell.text), words: null };
  const draft = skill(cell.text, name, sortCells(row, new Set([cell]), labelsFor(name)), tier);
  return { ...draft, cells: new Set(row.cells) };
};

/** Without a tier where nothing above the list names one; not where a heading names something else. */
export const skills: Rule = (unit) => {
  if (placedBelow(SOFT, unit) !== null) return softSkills(unit);
  const tier = placedBelow(TIERS, unit);
  if (tier === null && !isDirect(unit)) return 'unknown-heading';
  if (unit.form === 'row') return inRow(unit, tier) ?? 'unknown-column';
  if (!isListed(unit)) return 'prose';
  const named = namedIn(unit);
  return { ...skill(wholeText(unit), named, sortDetails(unit, labelsFor(named)), tier), withChildren: true };
};
