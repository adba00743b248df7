import {
  type ErasureFacts,
  isOpenNomination,
  type NominationState,
  type OpenNominationOfPerson,
  type PersonId,
  type PersonState,
} from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../command-context.js';
import { Facts } from '../facts.js';
import { Candidacies } from './candidacies.js';

type Acting = Pick<CommandContext, 'actor' | 'now'>;

/** The nominations of somebody that could be withdrawn now, as an admin finds them. */
@Injectable()
export class OpenNominations {
  constructor(
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Candidacies) private readonly candidacies: Pick<Candidacies, 'of' | 'isRecused'>,
  ) {}

  /** What an erasure of theirs is decided on. @throws ViewsBehind */
  async erasureFacts({ personId, erasureRequest }: PersonState, by: Acting): Promise<ErasureFacts> {
    const admins = await this.facts.twoAdmins(by, erasureRequest && erasureRequest.adminId);
    return { ...admins, openNominations: await this.of(personId, by.actor) };
  }

  /** @throws ViewsBehind */
  async of(personId: PersonId, actor: PersonId): Promise<readonly OpenNominationOfPerson[]> {
    const ids = await this.candidacies.of(personId);
    const states = await Promise.all(ids.map((id) => this.facts.nomination(id)));
    const open = await Promise.all(states.map((state) => this.openTo(actor, state)));
    return open.filter((each) => each !== null);
  }

  private async openTo(actor: PersonId, state: NominationState | null): Promise<OpenNominationOfPerson | null> {
    const cycle = state && (await this.facts.cycle(state.cycleId));
    if (state === null || cycle === null || !isOpenNomination(state, cycle)) return null;
    const { nominationId, cycleId } = state;
    const conflicted =
      (await this.facts.isEligible(actor, cycle)) || (await this.candidacies.isRecused(actor, cycleId));
    return { nominationId, conflicted };
  }
}
