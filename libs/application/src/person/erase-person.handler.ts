import { type ErasePerson as Erase, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { onExisting } from '../command-request.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import type { EventStore } from '../ports/event-store.port.js';
import { commandRequest, idOf } from '../streams.js';

/** Ends every text about a person, in the log and in what was read from it. */
export class ErasePerson extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Erase>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(private readonly aggregates: Aggregates) {}

  /** The event comes first: whoever finds it after a crash does the rest. A repeat does all of it again. */
  async execute({ input, context }: ErasePerson): Promise<Receipt> {
    const { personId } = input.data;
    const command = onExisting({ ...input, ...issuedBy(context) });
    const request = commandRequest('person', personId, command, context);
    const receipt = await decideAndAppend(this.aggregates, person, request);
    await this.aggregates.store.forget(personId);
    this.aggregates.forgetStates();
    return receipt;
  }
}

/** Forgets everybody whom the log calls erased: at each start, before anything is read, since a crash or an old copy of the keys may have left them. */
export const forgetErased = async (store: EventStore): Promise<void> => {
  for (const stream of await store.streamsWith('PersonErased')) await store.forget(idOf(stream));
};
