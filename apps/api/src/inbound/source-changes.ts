import { maySource, sourceActor } from '@plumbline/access';
import {
  type CommandContext,
  FormerSourceId,
  isAnswered,
  type Receipt,
  SourceIds,
  streamOf,
} from '@plumbline/application';
import { canonicalJson, sha256OfParts } from '@plumbline/canonical';
import { Superseded } from '@plumbline/domain';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type Outcome, type PersonChange, Refused, textsOf } from '@plumbline/messaging';
import type { Config } from '@plumbline/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CONFIG } from '../system/tokens.js';
import { type Named, type PersonMessage, toCommand } from './to-command.js';
import { whyNot } from './why-not.js';

/**
 * A message is known by its source and id, as long as there is a log. The texts in it are not part of what tells it from another one of the same id: their digest
 * would go with the next erasure, and the message would be new then.
 */
const recordOf = ({ source, id, kind, data }: PersonChange) => {
  const texts = textsOf(kind);
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !texts.includes(name)));
  return {
    key: sha256OfParts(sourceActor(source), id),
    request: sha256OfParts('message', kind, canonicalJson(rest)),
    hasText: false,
  };
};

const contextOf = (change: PersonChange, now: string): CommandContext => ({
  ...{ actor: sourceActor(change.source), now, correlationId: change.id, causationId: change.id },
  said: { at: new Date(change.saidAtMs).toISOString(), isReplay: change.isReplay },
  record: recordOf(change),
});

/** Applies a change that a source says, as a command of that source. */
@Injectable()
export class SourceChanges {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(SourceIds) private readonly sourceIds: SourceIds,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Pick<Config, 'kafka'>,
  ) {}

  /** @throws Refused, NotNow */
  async apply(change: PersonChange, now: string): Promise<Outcome> {
    try {
      return await this.applied(change, contextOf(change, now));
    } catch (error) {
      throw whyNot(error);
    }
  }

  private async applied(change: PersonChange, context: CommandContext): Promise<Outcome> {
    this.ensureNamed(change);
    const named = await this.named(change);
    if (await isAnswered(this.store, context, streamOf('person', named.personId))) return 'repeated';
    const command = toCommand(change, named, context);
    if (!maySource(this.sources, change.source, command.input.type))
      throw new Refused('not-allowed', `No source may do ${command.input.type}.`);
    return this.sent(command);
  }

  private async sent(command: PersonMessage): Promise<Outcome> {
    try {
      await this.commands.execute<PersonMessage, Receipt>(command);
      return 'applied';
    } catch (error) {
      if (error instanceof Superseded) return 'superseded';
      throw error;
    }
  }

  private get sources(): readonly string[] {
    return this.config.kafka?.sources ?? [];
  }

  private ensureNamed({ source }: PersonChange): void {
    if (!this.sources.includes(source))
      throw new Refused('source-unknown', `The header ce_source names ${source}, whose messages are not taken.`);
  }

  private async named({ data }: PersonChange): Promise<Named> {
    const { personId } = await this.sourceIds.signedIn(data.person);
    const manager = 'manager' in data ? (data.manager ?? null) : null;
    return { personId, managerId: manager === null ? null : await this.manager(manager) };
  }

  private async manager(called: string): Promise<string> {
    try {
      return (await this.sourceIds.signedIn(called)).personId;
    } catch (error) {
      if (!(error instanceof FormerSourceId)) throw error;
      throw new Refused('manager-unknown', 'The field manager is a source id that somebody no longer has.');
    }
  }
}
