import { type EventStore, referenceOf, splitAtReferences } from '@plumbline/event-log';
import type { FastifyInstance } from 'fastify';

/** As it stands between the quotes of JSON. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

const opened = async (parts: readonly string[], store: EventStore): Promise<string> => {
  const references = parts.map((part, index) => (index % 2 === 0 ? undefined : referenceOf(part)));
  const texts = await store.openTexts(references.filter((reference) => reference !== undefined));
  let payload = '';
  for (const [index, part] of parts.entries()) {
    const reference = references[index];
    payload += reference === undefined ? part : escaped(texts.get(reference) ?? '');
  }
  return payload;
};

/**
 * Puts texts about people in the place of the references that views hold, in answers on their way out: what the reader may see is decided by
 * then, and nothing up to here holds a text, caches included. Register it after what looks at what an answer is, and before what needs its bytes.
 */
export const openTexts = (server: FastifyInstance, store: EventStore): void => {
  server.addHook('onSend', (_request, _reply, payload, done) => {
    const parts = typeof payload === 'string' ? splitAtReferences(payload) : [];
    if (parts.length <= 1) {
      done(null, payload);
      return;
    }
    opened(parts, store).then((text) => {
      done(null, text);
    }, done);
  });
};
