import { isFlattened } from '../reading/flattened-list.js';
import { isListed } from '../reading/headings.js';
import type { Unit } from '../../model/passage.js';
import { refuse } from '../../model/refused.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { ensureCount } from '../ensure-sound.js';
import { ensureNoControls } from '../decode.js';
import { kindOf } from '../../words/list-kinds.js';
import { inTable, openHeading, type Text, textOf, type Walk } from './page-state.js';

export type { Entry, Left, Noted, Text } from './page-state.js';

/** As long as a criterion or area that is typed in may be. */
const MAX_ITEM = 2_000;
export const MAX_HEADING = 200;
export const ensureLength = ({ text, at }: Text, max: number): void => {
  if (text.length > max)
    refuse(
      'blueprint-text-too-long',
      `Line ${String(at.line)} begins a text of ${String(text.length)} characters; ${String(max)} are taken there.`,
    );
};

const leave = (walk: Walk, unit: Unit, reason: UnmappedReason): void => {
  walk.left.push({ unit, reason });
  for (const child of unit.children) leave(walk, child, reason);
};

const use = (walk: Walk, text: Text | null): void => {
  if (text !== null) walk.used.set(text.at, (walk.used.get(text.at) ?? new Set()).add(text.text));
};

const onHeading = (walk: Walk, unit: Unit): void => {
  if (unit.text === '') return;
  const kind = kindOf(unit.text);
  if (kind === null) ensureLength(textOf(unit), MAX_HEADING);
  openHeading(walk, unit, kind);
};

const onParagraph = (walk: Walk, unit: Unit): void => {
  const kind = kindOf(unit.text);
  if (kind === null) {
    walk.isOpen &&= walk.label !== null;
    walk.label = null;
    leave(walk, unit, 'prose');
    return;
  }
  walk.label = { ...textOf(unit), kind };
  walk.pending.push(unit);
};

const untitled = (line: number): never =>
  refuse(
    'blueprint-untitled',
    `The list under line ${String(line)} belongs to no heading; give the page a title in its front matter, or a heading above.`,
  );

type Label = NonNullable<Walk['label']>;

const enter = (walk: Walk, unit: Unit, { label, above }: Readonly<{ label: Label; above: Text | null }>): void => {
  if (unit.text === '') return;
  const { kind } = label;
  const area = kind === 'resource' ? null : (above ?? untitled(label.at.line));
  use(walk, label);
  use(walk, area);
  const text = kind === 'resource' ? unit.linked : unit.text;
  ensureCount(walk.entries);
  walk.entries.push({ kind, text, at: unit.at, section: (area ?? label).text, area });
};

const onItem = (walk: Walk, unit: Unit): void => {
  const { area, label } = inTable(unit) ?? walk;
  if (label === null) {
    walk.isOpen = false;
    leave(walk, unit, 'unknown-heading');
    return;
  }
  ensureLength(textOf(unit), MAX_ITEM);
  enter(walk, unit, { label, above: area });
  if (unit.children.length > 0) walk.noted.push({ what: 'nested-list', unit });
  for (const child of unit.children)
    if (isListed(child) && !child.standing.furniture) onItem(walk, child);
    else leave(walk, child, child.standing.furniture ? 'furniture' : 'unknown-heading');
};

const onUnit = (walk: Walk, unit: Unit): void => {
  ensureNoControls(unit.text, unit.at.line);
  if (unit.standing.furniture) leave(walk, unit, 'furniture');
  else if (unit.form === 'heading') onHeading(walk, unit);
  else if (unit.form === 'paragraph') onParagraph(walk, unit);
  else if (isListed(unit)) onItem(walk, unit);
  else leave(walk, unit, 'unknown-heading');
};

/** Sorts everything that the page says into entries and what was not understood; nothing is in both or in neither. */
export const readPage = (units: readonly Unit[], title: Text | null): Walk => {
  const walk: Walk = {
    title,
    area: title,
    isOpen: true,
    label: null,
    pending: [],
    used: new Map(),
    entries: [],
    left: [],
    noted: [],
  };
  for (const [index, unit] of units.entries()) {
    if (isFlattened(unit, units[index + 1])) walk.noted.push({ what: 'flattened-list', unit });
    onUnit(walk, unit);
  }
  return walk;
};
