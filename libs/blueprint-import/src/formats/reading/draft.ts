import type { Ambiguity, UnmappedReason } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import type { Cell, Passage } from '../../model/passage.js';

type Without<Item, Keys extends PropertyKey> = Item extends unknown ? Omit<Item, Keys> : never;
/** What a rule says of a passage; key, section, ordinal and locator follow from it and from where it stands. */
export type DraftItem = Without<InspectedItem, 'key' | 'section' | 'ordinal' | 'locator'>;

export type ItemDraft = Readonly<{
  item: DraftItem;
  /** The words that the key is made of: those that later editions are least likely to change. */
  name: string;
  /** Where other items name this one by its key. */
  key?: string | undefined;
  /** The cells of a row that are in the item. */
  cells?: ReadonlySet<Cell>;
  /** The item holds the words of what stands inside the passage, too. */
  withChildren?: boolean;
  /** The group is the paragraph above, which is thereby read. */
  withLabel?: boolean;
  ambiguity?: Ambiguity['what'] | null;
}>;

/** What one passage is; where it is nothing, why. */
export type ItemRule = (passage: Passage) => ItemDraft | UnmappedReason;
