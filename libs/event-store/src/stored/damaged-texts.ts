import type { StoreHealth } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';

/** Events whose texts are not what was sealed. They stay so: only another file, and so another start, can mend it. */
export class DamagedTexts {
  static readonly health: StoreHealth = {
    ok: true,
    impaired: true,
    detail:
      'Texts of an event are not what was sealed and read as unreadable, or their keys are gone although nothing ended them and they read as erased; all else is served. The log says where and which.',
  };
  private readonly told = new Set<string>();

  constructor(private readonly onDamage: ((problem: string) => void) | undefined) {}

  get found(): boolean {
    return this.told.size > 0;
  }

  readonly tell = (problem: string, { position }: Stored): void => {
    const found = `${problem}, at position ${String(position)}`;
    if (this.told.has(found)) return;
    this.told.add(found);
    this.onDamage?.(found);
  };
}
