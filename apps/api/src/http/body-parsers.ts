import type { Config } from '@plumbline/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DOCUMENT_TYPES } from './document-body.js';
import { parseJson } from './json-body.js';
import { Problem } from './problems.js';

type RouteSettings = Readonly<{ takesDocument?: boolean }>;

const takesDocument = (config: object | undefined): boolean =>
  (config as RouteSettings | undefined)?.takesDocument === true;

const unsupported = (wanted: string): Problem =>
  new Problem(415, 'unsupported-media-type', `This route takes a body of type ${wanted}.`);

const ensureType = (request: FastifyRequest, document: boolean): void => {
  if (takesDocument(request.routeOptions.config) === document || request.is404) return;
  throw unsupported(document ? 'application/json' : DOCUMENT_TYPES.join(', '));
};

/** JSON everywhere but on routes that take a document; nothing else is parsed. Limits are set on each route. */
export const registerBodyParsers = (server: FastifyInstance, { limits }: Config): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      ensureType(request, false);
      done(null, body.length === 0 ? undefined : parseJson(body as Buffer, limits.jsonDepth));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser([...DOCUMENT_TYPES], { parseAs: 'buffer' }, (request, body, done) => {
    try {
      ensureType(request, true);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });
  server.addHook('onRoute', (route) => {
    route.bodyLimit = takesDocument(route.config) ? limits.documentBody : limits.jsonBody;
  });
};
