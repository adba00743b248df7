import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '@plumbline/event-log';
import { messageOf, Translator } from '@plumbline/messaging';
import { criterion, History, level } from '@plumbline/testing';

const event = (type: string, data: object): EventToAppend => {
  const id = randomUUID();
  const metadata = { recordedAt: new Date().toISOString(), actor: 'ada', correlationId: id, causationId: id };
  return { id, type, data, metadata };
};

/** The framework and the round that nominations are of. */
export const prepare = async (store: EventStore): Promise<void> => {
  const history = new History()
    .framework('ladder', [level('staff', 1)], [criterion('design', { staff: {} })])
    .cycle('spring');
  for (const { stream, type, data } of history.events) await store.append(stream, 'any', [event(type, data)]);
};

/** A nomination that goes back and forth between its writer and its reviewers, with evidence and without. */
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
    const { revision } = this;
    const expected = revision === -1n ? 'no-stream' : revision;
    await this.store.append(`nomination-${this.name}`, expected, [revision === -1n ? this.opening() : this.next()]);
    this.revision += 1n;
  }

  private opening(): EventToAppend {
    return event('NominationOpened', {
      ...{ ...this.ids, cycleId: 'spring', nominatorId: 'lin', onBehalf: false, targetLevel: 'staff' },
      ...{ currentLevel: null, orgUnit: 'unit', framework: { id: 'ladder', version: 1 } },
    });
  }

  private next(): EventToAppend {
    const { ids, revision } = this;
    const evidence = { ...ids, evidenceId: 'e1' };
    const text = 'A text about somebody';
    const turns = [
      event('NominationSubmitted', ids),
      event('EvidenceAttached', { ...evidence, title: text, body: text, link: null, criteria: ['design'] }),
      event('NominationReturned', { ...ids, reason: text }),
      event('EvidenceWithdrawn', { ...evidence, reason: text }),
    ];
    return turns[Number(revision % 4n)] ?? event('NominationSubmitted', ids);
  }
}

export type Expected = Readonly<{ topic: string; id: string; key: string; bytes: string }>;

/** What a log has to have led to, in its order. */
export const expectedOf = async (store: EventStore): Promise<readonly Expected[]> => {
  const translator = new Translator(store);
  const expected: Expected[] = [];
  for (const stored of await store.readAll(null, 100_000, 'references')) {
    for (const one of await translator.translate(stored)) {
      const { topic, key, headers, value } = messageOf(one);
      expected.push({ topic, id: one.id, key, bytes: JSON.stringify([key, headers, value]) });
    }
  }
  return expected;
};
