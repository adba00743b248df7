import { type EventStore, referencesIn, withoutReferences } from '@plumbline/application';
import type { FastifyInstance } from 'fastify';

/** As it stands between the quotes of JSON. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

const opened = async (payload: string, references: readonly string[], store: EventStore): Promise<string> => {
  const texts = await store.openTexts(references);
  return withoutReferences(payload, (reference) => escaped(texts.get(reference) ?? ''));
};

/**
 * Puts texts about people in the place of the references that views hold, in answers on their way out: what the reader may see is decided by
 * then, and nothing up to here holds a text, caches included. Register it after what looks at what an answer is, and before what needs its bytes.
 */
export const openTexts = (server: FastifyInstance, store: EventStore): void => {
  server.addHook('onSend', (_request, _reply, payload, done) => {
    const references = typeof payload === 'string' ? referencesIn(payload) : [];
    if (typeof payload !== 'string' || references.length === 0) {
      done(null, payload);
      return;
    }
    opened(payload, references, store).then((text) => {
      done(null, text);
    }, done);
  });
};
