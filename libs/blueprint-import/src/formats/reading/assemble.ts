import { ensureNoControls } from '../decode.js';
import { keyGiver } from '../../text/keys.js';
import { ensureCount } from '../ensure-sound.js';
import type { Ambiguity, Unmapped, UnmappedReason } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import type { Place } from '../../model/page.js';
import type { Draft, Rule } from './draft.js';
import { isFlattened } from './flattened-list.js';
import type { Heading, Unit } from '../../model/passage.js';
import { MAX_COLUMN } from './passages.js';

/** As long as a criterion that is typed in may be. */
const MAX_ITEM = 2_000;

export type Account = Readonly<{
  items: readonly InspectedItem[];
  unmapped: readonly Unmapped[];
  ambiguities: readonly Ambiguity[];
}>;

type Context = Readonly<{ rule: Rule; locate: (at: Place) => string }>;
type Work = {
  items: InspectedItem[];
  unmapped: (Unmapped & { unit: Unit | null })[];
  ambiguities: Ambiguity[];
  /** Headings, labels and columns that some item stands under. */
  used: Set<Heading | Unit | string>;
  keyOf: (text: string, group: string) => string;
  ordinals: Map<string, number>;
};

const wordsOf = (heading: Heading | null): string => heading?.text.slice(0, MAX_COLUMN) ?? '';
const columnKey = ({ standing }: Unit, column: string): string =>
  `${wordsOf(standing.section)}\n${wordsOf(standing.part)}\n${column}`;
const sectionOf = ({ standing }: Unit): string => (standing.section ?? standing.part)?.text ?? '';

const leave = (work: Work, unit: Unit, reason: UnmappedReason, { locate }: Context): void => {
  const section = sectionOf(unit);
  if (unit.form !== 'row') {
    if (unit.text !== '')
      work.unmapped.push({
        text: unit.text,
        from: unit.from ?? unit.form,
        section,
        locator: locate(unit.at),
        reason,
        unit,
      });
    return;
  }
  for (const { text, at } of unit.cells)
    if (text !== '') work.unmapped.push({ text, from: 'cell', section, locator: locate(at), reason, unit: null });
};

/** Cells of a row that is an item, in columns that no item has a field for. */
const leaveColumns = (work: Work, unit: Unit, { cells }: Draft, { locate }: Context): void => {
  if (unit.form !== 'row') return;
  for (const cell of unit.cells) {
    const { column, text, at } = cell;
    if (cells?.has(cell) === true) work.used.add(columnKey(unit, column));
    else if (text !== '')
      work.unmapped.push({
        text,
        from: 'cell',
        section: sectionOf(unit),
        locator: locate(at),
        reason: 'unknown-column',
        unit: null,
      });
  }
};

const complete = (
  work: Work,
  { item, name, key }: Draft,
  place: Readonly<{ section: string; locator: string }>,
): InspectedItem => {
  const counter = `${item.kind}\n${item.group ?? ''}`;
  const ordinal = (work.ordinals.get(counter) ?? 0) + 1;
  work.ordinals.set(counter, ordinal);
  return { ...item, key: key ?? work.keyOf(`${item.kind} ${name}`, counter), ordinal, ...place };
};

const note = (work: Work, what: Ambiguity['what'], unit: Unit, { locate }: Context): void => {
  work.ambiguities.push({ what, text: unit.text, section: sectionOf(unit), locator: locate(unit.at) });
};

const place = (work: Work, unit: Unit, draft: Draft, context: Context): void => {
  const { standing } = unit;
  for (const heading of standing.path) work.used.add(heading);
  if (draft.withLabel === true && standing.label !== null) work.used.add(standing.label);
  if (draft.ambiguity != null) note(work, draft.ambiguity, unit, context);
  const at = { section: sectionOf(unit), locator: context.locate(unit.at) };
  work.items.push(complete(work, draft, at));
  ensureCount(work.items);
  leaveColumns(work, unit, draft, context);
};

/** A list item that an editor left empty is none, and one with all that stands inside it may be a page of its own. */
const unfit = ({ item: { text } }: Draft): UnmappedReason | null => {
  if (text === '') return 'no-kind';
  return text.length > MAX_ITEM ? 'too-long' : null;
};

const read = (unit: Unit, { rule }: Context): Draft | UnmappedReason => {
  if (unit.standing.furniture) return 'furniture';
  if (unit.text.length > MAX_ITEM) return 'too-long';
  const draft = rule(unit);
  return typeof draft === 'string' ? draft : (unfit(draft) ?? draft);
};

const take = (work: Work, unit: Unit, context: Context): void => {
  ensureNoControls(unit.text, unit.at.line);
  const draft = read(unit, context);
  if (typeof draft === 'string') leave(work, unit, draft, context);
  else place(work, unit, draft, context);
  if (typeof draft !== 'string' && draft.withChildren === true) return;
  if (typeof draft !== 'string' && unit.children.length > 0) note(work, 'nested-list', unit, context);
  for (const child of unit.children) take(work, child, context);
};

const isUsed = ({ used }: Work, unit: Unit): boolean => {
  if (unit.form === 'column-heading') return used.has(columnKey(unit, unit.text.slice(0, MAX_COLUMN)));
  if (unit.form !== 'heading') return used.has(unit);
  const own = unit.standing.path.at(-1);
  const isNamingCell = unit.from === 'cell' && own?.names !== undefined;
  return !isNamingCell && own !== undefined && used.has(own);
};

/** Sorts the units into items and what is left; every unit is in one of both, or heads an item. Refuses control characters. */
export const assemble = (units: readonly Unit[], context: Context): Account => {
  const work: Work = {
    items: [],
    unmapped: [],
    ambiguities: [],
    used: new Set(),
    keyOf: keyGiver(),
    ordinals: new Map(),
  };
  for (const [index, unit] of units.entries()) {
    if (isFlattened(unit, units[index + 1])) note(work, 'flattened-list', unit, context);
    take(work, unit, context);
  }
  const unmapped = work.unmapped
    .filter(({ unit }) => unit === null || !isUsed(work, unit))
    .map(({ text, from, section, locator, reason }) => ({ text, from, section, locator, reason }));
  return { items: work.items, unmapped, ambiguities: work.ambiguities };
};
