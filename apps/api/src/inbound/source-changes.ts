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
import { type ChangeKind, type Outcome, type PersonChange, Refused, textsOf } from '@plumbline/messaging';
import type { Config } from '@plumbline/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idFromDigest } from '../http/digests.js';
import { CONFIG } from '../system/tokens.js';
import { type Named, type PersonMessage, toCommand } from './to-command.js';
import { whyNot } from './why-not.js';

/** What may be a source id, or is a text: the log keeps no digest of it that anybody could try out. */
const isSaidOnly = (kind: ChangeKind, field: string): boolean =>
  field === 'person' || field === 'manager' || textsOf(kind).includes(field);

/**
 * A message is known by its source and id, as long as there is a log. A digest of texts would go with the next erasure, and the message would be
 * new then; so people are in it by their ids here, and names not at all.
 */
const recordOf = ({ source, id, kind, data }: PersonChange, { personId, managerId }: Named) => {
  const plain = Object.fromEntries(Object.entries(data).filter(([field]) => !isSaidOnly(kind, field)));
  const isDrawn = 'opaqueId' in data && data.opaqueId === true;
  return {
    key: sha256OfParts(sourceActor(source), id),
    request: sha256OfParts(
      'message',
      kind,
      canonicalJson({ ...plain, managerId, personId: isDrawn ? null : personId }),
    ),
    hasText: false,
  };
};

/** Of the events of a message. Made of its id, which may tell of somebody, and does not stay itself. */
export const correlationOf = (source: string, id: string): string => idFromDigest(sha256OfParts(source, id));

const contextOf = (change: PersonChange, named: Named, now: string): CommandContext => {
  const { source, id, saidAtMs, isReplay } = change;
  const correlationId = correlationOf(source, id);
  return {
    ...{ actor: sourceActor(source), now, correlationId, causationId: correlationId },
    said: { at: new Date(saidAtMs).toISOString(), isReplay },
    record: recordOf(change, named),
  };
};

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
      return await this.applied(change, now);
    } catch (error) {
      throw whyNot(error);
    }
  }

  private async applied(change: PersonChange, now: string): Promise<Outcome> {
    this.ensureNamed(change);
    const named = await this.named(change);
    const context = contextOf(change, named, now);
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
