import type { Config } from '@plumbline/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DOCUMENT_TYPES } from './document-body.js';
import { parseJson } from './json-body.js';
import { Problem } from './problems.js';

const takesDocument = (config: object = {}): boolean => 'takesDocument' in config && config.takesDocument === true;

const JSON_TYPE = 'application/json';
const OTHER_TYPES = DOCUMENT_TYPES.filter((type) => type !== JSON_TYPE);

const isForDocument = ({ routeOptions }: FastifyRequest): boolean => takesDocument(routeOptions.config);

const ensureForDocument = (request: FastifyRequest): void => {
  if (isForDocument(request) || request.is404) return;
  throw new Problem(415, 'unsupported-media-type', `This route takes a body of type ${JSON_TYPE}.`);
};

/** A document as it came, JSON or not, on routes that take one; JSON everywhere else. Limits are set on each route. */
export const registerBodyParsers = (server: FastifyInstance, { limits }: Config): void => {
  const json = (body: Buffer): unknown => (body.length === 0 ? undefined : parseJson(body, limits.json));
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, isForDocument(request) ? body : json(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser(OTHER_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      ensureForDocument(request);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });
  server.addHook('onRoute', (route) => {
    route.bodyLimit = takesDocument(route.config) ? limits.documentBody : limits.jsonBody;
  });
};
