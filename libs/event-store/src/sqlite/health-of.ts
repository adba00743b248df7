import type { StoreHealth } from '@plumbline/event-log';
import { DamagedTexts } from '../stored/damaged-texts.js';
import type { CheckState } from './full-check.js';

const MENDED_BY = 'The log says where it failed; if it goes on, restore events.db from a backup.';

/** Without its place, which says how many events there are. */
const problemIn = (check: CheckState | undefined): string | undefined =>
  check?.problem === undefined ? undefined : 'something is not as it was written';
const percentOf = ({ checked, of }: CheckState): number => Math.floor((100 * checked) / Math.max(1, of));

type Found = Readonly<{ problem: string | undefined; hasDamagedTexts: boolean; check: CheckState | undefined }>;

/** Of a store that is open, by what its reads and its check have found. */
export const healthOf = ({ problem, hasDamagedTexts, check }: Found): StoreHealth => {
  const found = problem ?? problemIn(check);
  if (found !== undefined) return { ok: false, detail: `Stored events cannot be read: ${found}. ${MENDED_BY}` };
  if (hasDamagedTexts) return DamagedTexts.health;
  if (check === undefined) return { ok: true };
  return { ok: true, detail: `Checked ${String(percentOf(check))} % of the stored events.` };
};
