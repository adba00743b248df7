import { type EventStore, splitAtReferences, type TextsOpened } from '@plumbline/event-log';
import type { FastifyInstance } from 'fastify';

/** As it stands between the quotes of JSON. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

const isReference = (_: string, index: number): boolean => index % 2 === 1;

const withTexts = (parts: readonly string[], texts: TextsOpened): string =>
  parts.map((part, index) => (isReference(part, index) ? escaped(texts[(index - 1) / 2] ?? '') : part)).join('');

/**
 * Puts texts about people in the place of the references that views hold, in answers on their way out: what the reader may see is decided by
 * then, and nothing up to here holds a text, caches included. Register it after what looks at what an answer is, and before what needs its bytes.
 *
 * An answer that is sent in the turn in which it was made is spared the wait that Fastify has for others, which costs as much as opening a
 * packet's texts, and more in garbage.
 */
export const openTexts = (server: FastifyInstance, store: EventStore): void => {
  server.addHook('onSend', (_request, _reply, payload, done) => {
    const parts = typeof payload === 'string' ? splitAtReferences(payload) : [];
    if (parts.length <= 1) {
      done(null, payload);
      return;
    }
    const texts = store.openTexts(parts.filter(isReference));
    if (!(texts instanceof Promise)) {
      done(null, withTexts(parts, texts));
      return;
    }
    texts.then((opened) => {
      done(null, withTexts(parts, opened));
    }, done);
  });
};
