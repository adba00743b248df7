import type { Extraction } from './reading/extract-items.js';
import type { Role } from '../model/inspection.js';
import type { ContainedPage } from './container-format.js';

export type DocumentContent = Extraction & Readonly<{ role: Role }>;

/** Pages that say the same things under the same kind of headings, in whatever form they come. */
export type DocumentType = Readonly<{
  name: string;
  /** Ends the sentence "Supported: …". */
  supported: string;
  /** Raised whenever the same document would give other items. */
  importerVersion: string;
  /** Null where the page is none of this family. */
  read: (carried: ContainedPage) => DocumentContent | null;
  /** Of a page that is not, a sentence on what it has of the family, and how much that would be; null where it has nothing. */
  lacks?: (carried: ContainedPage) => string | null;
}>;
