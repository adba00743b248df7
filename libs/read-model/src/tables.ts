import { boardTables } from './board.table.js';
import { cyclesTables } from './cycles.table.js';
import type { DatabaseOf } from './core/database.js';
import { decisionsTables } from './decisions.table.js';
import { frameworksTables } from './frameworks.table.js';
import { packetsTables } from './packets.table.js';
import { peopleTables } from './people.table.js';
import { readinessTables } from './readiness.table.js';
import { timelineTables } from './timeline.table.js';
import { worklistsTables } from './worklists.table.js';

/** Every table of every view, for the read model to create and for Kysely to know. */
export const TABLES = [
  ...peopleTables,
  ...frameworksTables,
  ...cyclesTables,
  ...boardTables,
  ...packetsTables,
  ...worklistsTables,
  ...readinessTables,
  ...timelineTables,
  ...decisionsTables,
] as const;

export type Views = DatabaseOf<typeof TABLES>;
