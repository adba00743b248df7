import { firstCell, type Row } from '../../reading/columns.js';
import type { ItemDraft, ItemRule } from '../../reading/draft.js';
import { headingWords, isListed } from '../../reading/headings.js';
import { splitLabel } from '../../reading/phrase.js';
import { isDirectlyInSection, matchAbove } from '../../reading/context-words.js';
import type { Passage } from '../../../model/passage.js';
import type { Criticality, Detail, SkillTier } from '../../../model/item.js';
import { criticalityOf, onlyCriticality, splitCriticality } from './criticality.js';
import { type Sorted, sortCells, sortDetails, wholeText } from './details.js';
import { softSkills } from './soft-skills.js';
import { ITEM_COLUMNS, SKILL_LABELS } from '../../../words/lists/columns.js';
import { SKILL_TIERS, SOFT_SKILLS } from '../../../words/lists/groups.js';
import { choices, matcher, matchers } from '../../../words/phrases.js';

const TIERS: readonly (readonly [RegExp, SkillTier])[] = choices(SKILL_TIERS);
const SOFT = choices(SOFT_SKILLS);
const LABELS = matchers(SKILL_LABELS);
const NAME = matcher({ en: ITEM_COLUMNS.en.skills });
type Labels = keyof typeof LABELS;
const NEVER = /(?!)/u;
/** A skill whose name says how important it is says it once: what a line or column says of it besides is a detail. */
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

/** "Name (Critical): what it is", with or without the last two; the importance may also stand behind the words. */
const namedIn = ({ head }: Passage): Named => {
  const parted = partedIn(head.text);
  if (parted !== null) return parted;
  const { label, text } = splitLabel(head);
  if (label === null || text === '') return { ...splitCriticality(head.text.replace(/:$/u, '')), words: null };
  const named = splitCriticality(label);
  const only = onlyCriticality(text);
  return { name: named.name, criticality: named.criticality ?? only, words: only === null ? text : null };
};

/** A line without a label says what the skill is, if it is the only one. */
const described = (details: readonly Detail[]): Readonly<{ description: string | null; others: readonly Detail[] }> => {
  const bare = details.filter(({ label }) => label === null);
  const [description] = bare;
  return description === undefined || bare.length > 1
    ? { description: null, others: details }
    : { description: description.text, others: details.filter((one) => one !== description) };
};

const skill = (text: string, named: Named, { fields, details }: Sorted<Labels>, tier: SkillTier | null): ItemDraft => {
  const stated = fields.description ?? named.words;
  const { description, others } = stated === null ? described(details) : { description: stated, others: details };
  const raw = fields.criticality;
  const criticality = named.criticality ?? (raw === null ? null : criticalityOf(raw));
  const { name } = named;
  const rest = { tier, name, criticality, description, use: fields.use, details: others };
  return { item: { kind: 'skill', text, group: tier, ...rest }, name };
};

const inRow = (row: Row, tier: SkillTier | null): ItemDraft | null => {
  const named = row.cells.find(({ column, text }) => text !== '' && NAME.test(headingWords(column)));
  const cell = named ?? firstCell(row).cell;
  if (cell === null) return null;
  const name = { ...splitCriticality(cell.text), words: null };
  const draft = skill(cell.text, name, sortCells(row, new Set([cell]), labelsFor(name)), tier);
  return { ...draft, cells: new Set(row.cells) };
};

/** Without a tier where nothing above the list names one; not where a heading names something else. */
export const skills: ItemRule = (passage) => {
  if (matchAbove(SOFT, passage) !== null) return softSkills(passage);
  const tier = matchAbove(TIERS, passage);
  if (tier === null && !isDirectlyInSection(passage)) return 'unknown-heading';
  if (passage.form === 'row') return inRow(passage, tier) ?? 'unknown-column';
  if (!isListed(passage)) return 'prose';
  const named = namedIn(passage);
  return { ...skill(wholeText(passage), named, sortDetails(passage, labelsFor(named)), tier), withChildren: true };
};
