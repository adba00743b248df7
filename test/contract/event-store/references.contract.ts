import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventStore, type EventToAppend, isReadable } from '@plumbline/event-log';
import { referencesIn } from '../../support/references-in.js';
import { type Under } from './under-test.js';

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
const evidence = (n: number, title: string, body: string): EventToAppend => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  type: 'EvidenceAttached',
  data: {
    nominationId: 'n1',
    candidateId: 'grace',
    evidenceId: `e${String(n)}`,
    title,
    body,
    link: null,
    criteria: [],
  },
  metadata,
});
type Evidence = Readonly<{ title: string; body: string; link: string | null; evidenceId: string }>;

export const references = (under: Under): void => {
  describe('references to texts', () => {
    let store: EventStore;
    beforeEach(async () => {
      store = under().store;
      await store.append('nomination-n1', 'any', [evidence(1, 'Ledger', 'Led it.'), evidence(2, 'Parser', '')]);
    });
    const referring = async (from: EventStore = store): Promise<readonly Evidence[]> =>
      (await from.readAll(null, 10, 'references')).map(({ data }) => data as Evidence);
    const opened = async (reference: string, by: EventStore = store) => (await by.openTexts([reference]))[0];

    it('stand in the place of texts, and of nothing else', async () => {
      const [first, second] = await referring();
      expect(JSON.stringify([first, second])).not.toMatch(/Ledger|Led it|Parser/);
      expect(first).toMatchObject({ evidenceId: 'e1', link: null, criteria: [] });
      expect(referencesIn(JSON.stringify(first))).toEqual([first?.body, first?.title]);
      const texts = await store.openTexts(referencesIn(JSON.stringify([first, second])));
      expect(texts.toSorted()).toEqual(['', 'Led it.', 'Ledger', 'Parser']);
    });

    it('are the same however an event is read, and open again and again', async () => {
      const all = await referring();
      const replayed = await store.replayStream('nomination-n1', 0n, 'references');
      expect(replayed.map((event) => isReadable(event) && event.data)).toEqual(all);
      const stop = new AbortController();
      for await (const batch of store.subscribe(null, { batch: 10, signal: stop.signal, texts: 'references' })) {
        expect(batch.map(({ data }) => data)).toEqual(all);
        stop.abort();
      }
      const title = all[0]?.title ?? '';
      expect([await opened(title), await opened(title)]).toEqual(['Ledger', 'Ledger']);
    });

    it('open nothing where they were made up, of texts that are there and of none', async () => {
      const [first, second] = await referring();
      const title = first?.title ?? '';
      const madeUp = [
        title.replace(/#./, (proof) => (proof === '#A' ? '#B' : '#A')),
        title.replace('/title', '/nominationId'),
        title.replace('/title', '/title/length'),
        title.replace(/\d+/, '999'),
        title.replace(/#.*(?=.$)/, (second?.title ?? '').slice((second?.title ?? '').indexOf('#'), -1)),
        '\u007F\u007F\u007F',
        '\u007Fanything\u007F',
      ];
      for (const reference of madeUp) expect(await opened(reference)).toBe('unreadable');
      expect(await store.openTexts(['Ledger', '', title, title])).toEqual([undefined, undefined, 'Ledger', 'Ledger']);
    });

    it('read as erased once the text is, also by a reader that has opened them before', async () => {
      const title = (await referring())[0]?.title ?? '';
      const other = await under().other();
      for (const by of [store, other]) expect(await opened(title, by)).toBe('Ledger');
      await store.forget([{ subject: 'grace' }]);
      expect(await opened(title)).toBe('erased');
      // Others ask their file once a turn.
      await nextTurn();
      expect(await opened(title, other)).toBe('erased');
      expect((await referring())[0]?.title).toBe(title);
    });
  });
};
