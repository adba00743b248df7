import { DomainError } from '../kernel/domain-error.js';
import type { RoundNomination } from './commands.js';
import type { Phase } from './events.js';

/** Moving on would leave these nominations behind: they are acknowledged by id, or finished first. */
export class Unfinished extends DomainError {
  constructor(
    phase: Phase,
    readonly nominations: readonly Pick<RoundNomination, 'nominationId' | 'status'>[],
  ) {
    super(
      'unfinished',
      `${String(nominations.length)} nominations are not done with ${phase}. Finish or withdraw each, or send its id in acknowledge: what is acknowledged stays as it is, and takes only what the next phase allows.`,
    );
  }
}
