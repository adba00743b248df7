import type { CommandRecord } from '@plumbline/event-log';
import type { FastifyRequest } from 'fastify';
import { recordOf } from './digests.js';
import { badRequest } from './problems.js';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** For the contract of every POST that takes one. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'On POST: a repeat with the same key and body is answered like the first and changes nothing.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

/** The record of a POST with a key; throws a problem for an invalid key. */
export const recordIn = (request: FastifyRequest, actor: string): CommandRecord | undefined => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw badRequest([
      {
        field: 'Idempotency-Key',
        problem: 'is not a key',
        fix: 'Send 1 to 255 visible ASCII characters, such as a new UUID for each new request.',
      },
    ]);
  }
  return recordOf({ actor, key, method: request.method, url: request.url, body: request.body });
};
