import type { Extraction } from './reading/extract-items.js';
import type { Role } from '../model/inspection.js';
import type { ContainedPage } from './container-format.js';

export type DocumentContent = Extraction & Readonly<{ role: Role }>;

/** Documents with the same kind of content under the same kind of headings, in any container format. */
export type DocumentType = Readonly<{
  name: string;
  /** Ends the sentence "Supported: …". */
  supported: string;
  /** Raise whenever the same document would give other items. */
  importerVersion: string;
  /** Null if the page is not of this type. */
  read: (carried: ContainedPage) => DocumentContent | null;
  /** For a page that is not, a sentence on what it has of the type and what is missing; null if it has nothing. */
  lacks?: (carried: ContainedPage) => string | null;
}>;
