import { boardTables } from './board/board.table.js';
import { cyclesTables } from './cycles/cycles.table.js';
import type { DatabaseOf } from '@plumbline/view-store';
import { decisionsTables } from './decisions/decisions.table.js';
import { findingsTables } from './findings/findings.table.js';
import { frameworksTables } from './frameworks/frameworks.table.js';
import { packetsTables } from './packets/packets.table.js';
import { peopleTables } from './people/people.table.js';
import { readinessTables } from './readiness/readiness.table.js';
import { timelineTables } from './timeline/timeline.table.js';
import { worklistsTables } from './worklists/worklists.table.js';

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
  ...findingsTables,
] as const;

export type Views = DatabaseOf<typeof TABLES>;
