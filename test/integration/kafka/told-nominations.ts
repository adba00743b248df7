import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '@plumbline/event-log';
import { INITIAL, messageOf, type StreamState, translate } from '@plumbline/messaging';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';

const event = (type: string, data: object): EventToAppend => {
  const id = randomUUID();
  const metadata = { recordedAt: new Date().toISOString(), actor: 'ada', correlationId: id, causationId: id };
  return { id, type, data, metadata };
};

/** A nomination that goes back and forth between its writer and its reviewers. */
export class Nomination {
  private revision = -1n;
  private readonly ids: Readonly<{ nominationId: string; candidateId: string }>;

  constructor(
    private readonly store: EventStore,
    private readonly name: string,
  ) {
    this.ids = { nominationId: name, candidateId: `candidate-of-${name}` };
  }

  async goOn(): Promise<void> {
    const { ids, revision } = this;
    const opened = {
      ...{ ...ids, cycleId: 'spring', nominatorId: 'lin', onBehalf: false, targetLevel: 'staff' },
      ...{ currentLevel: null, orgUnit: 'unit', framework: { id: 'ladder', version: 1 } },
    };
    const next =
      revision === -1n
        ? event('NominationOpened', opened)
        : revision % 2n === 0n
          ? event('NominationSubmitted', ids)
          : event('NominationReturned', { ...ids, reason: 'A text about somebody' });
    await this.store.append(`nomination-${this.name}`, revision === -1n ? 'no-stream' : revision, [next]);
    this.revision += 1n;
  }
}

export type Expected = Readonly<{ id: string; key: string; bytes: string }>;

/** What a log has to have led to, in its order. */
export const expectedOf = async (store: EventStore): Promise<readonly Expected[]> => {
  const states = new Map<string, StreamState>();
  const expected: Expected[] = [];
  for (const stored of await store.readAll(null, 100_000, 'references')) {
    const { state, events } = translate(states.get(stored.stream) ?? INITIAL, stored as Recorded<PlumblineEvent>);
    states.set(stored.stream, state);
    for (const one of events) {
      const { key, headers, value } = messageOf(one);
      expected.push({ id: one.id, key, bytes: JSON.stringify([key, headers, value]) });
    }
  }
  return expected;
};
