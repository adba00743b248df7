import { refuse } from '../model/refused.js';
import type { Inspection } from '../model/inspection.js';

/** Of one document: as many as a draft may have criteria. */
const MAX_ITEMS = 2_000;
/** Characters of everything that was read, sections and locators included: four times a file of the largest size that is taken. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

const CONTROL = /[^\P{Cc}\n\t]/u;

const ensureText = (text: string, where: string): void => {
  const control = CONTROL.exec(text)?.[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  if (control !== undefined)
    refuse('blueprint-control-character', `${where} holds the control character U+${control}; remove it.`);
  if (!text.isWellFormed())
    refuse('blueprint-encoding', `${where} holds half a surrogate pair; save the document as UTF-8.`);
};

/** Calls with every string inside a value of plain data, and where the part begins that it is in. */
const everyText = (value: unknown, where: string, visit: (text: string, where: string) => void): void => {
  if (typeof value === 'string') visit(value, where);
  if (typeof value !== 'object' || value === null) return;
  const place = 'locator' in value && typeof value.locator === 'string' ? value.locator : where;
  for (const [name, part] of Object.entries(value)) {
    visit(name, place);
    everyText(part, place, visit);
  }
};

/** While they are found: what each of them costs is not to be paid for more than may be. */
export const ensureCount = (count: number): void => {
  if (count > MAX_ITEMS)
    refuse('blueprint-too-complex', `More than ${String(MAX_ITEMS)} items; a document may have so many.`);
};
/** Levels and areas are none of those that a draft has to hold. */
export const isCounted = ({ kind }: Readonly<{ kind: string }>): boolean => kind !== 'level' && kind !== 'area';

/**
 * Refuses what no event could hold or no reader could bear: control characters that came in as entities, more items than a draft
 * takes, and a heading so long, above so many items, that the sum of all is beyond any document.
 */
export const ensureSound = (inspection: Inspection): Inspection => {
  ensureCount(inspection.items.filter(isCounted).length);
  let characters = 0;
  everyText(inspection, 'The document', (text, where) => {
    characters += text.length;
    if (characters > MAX_CHARACTERS)
      refuse(
        'blueprint-too-complex',
        `What was read up to ${where} is beyond ${String(MAX_CHARACTERS)} characters; shorten the headings.`,
      );
    ensureText(text, where);
  });
  return inspection;
};
