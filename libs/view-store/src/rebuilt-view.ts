import type { Table } from './define-table.js';
import type { View } from './view.js';

/** One view of a rebuild: its tables, and the number of the generation that is served and of the one being built. */
export type RebuiltView = Readonly<{ view: View; tables: readonly Table[]; layout: string; old: number; next: number }>;
