import { type EventType, EVENT_VERSIONS, type PersonId, type PlumblineEvent, type Recorded } from '@plumbline/domain';

export type DataOf<T extends EventType> = Extract<PlumblineEvent, { type: T }>['data'];

const streamOf = ({ type, data }: PlumblineEvent): string => {
  if (type === 'CandidacyClaimed') return `candidacy-${data.cycleId}-of-${data.candidateId}`;
  if ('about' in data) return `${data.about.kind}-${data.about.id}`;
  if ('candidateId' in data) return `nomination-${data.nominationId}`;
  if ('frameworkId' in data) return `framework-${data.frameworkId}`;
  return 'cycleId' in data ? `cycle-${data.cycleId}` : `person-${data.personId}`;
};

/**
 * Writes events as a store would give them back, one minute apart, each stream numbered from 0. Nothing is decided: it says
 * what happened, for specs of what is made of it.
 */
export class Recorder {
  readonly events: Recorded<PlumblineEvent>[] = [];
  readonly #revisions = new Map<string, bigint>();
  #minutes = Date.parse('2026-03-02T09:00:00.000Z') / 60_000;
  #actor = 'ada';

  /** The time of the next event. */
  at(instant: string): this {
    this.#minutes = Date.parse(instant) / 60_000;
    return this;
  }

  /** Who does what follows. */
  by(actor: PersonId): this {
    this.#actor = actor;
    return this;
  }

  record<T extends EventType>(type: T, data: DataOf<T>): this {
    const event = { type, data } as unknown as PlumblineEvent;
    const stream = streamOf(event);
    const revision = (this.#revisions.get(stream) ?? -1n) + 1n;
    this.#revisions.set(stream, revision);
    const number = this.events.length + 1;
    const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    this.events.push({
      ...event,
      id,
      version: EVENT_VERSIONS[type],
      stream,
      revision,
      position: number.toString().padStart(16, '0'),
      metadata: {
        recordedAt: new Date(this.#minutes * 60_000).toISOString(),
        actor: this.#actor,
        correlationId: id,
        causationId: id,
        command: null,
      },
    });
    this.#minutes += 1;
    return this;
  }
}
