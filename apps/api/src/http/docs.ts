import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { RouteOptions } from 'fastify';
import { openApiDocument } from './openapi.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page needs scripts and styles of its own folder, and its two style elements, which are named by their content. */
const policyOf = (styles: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const STYLE_ELEMENT = /<style>([\s\S]*?)<\/style>/g;
/** Hides a picture of no size, which takes no place either with its size said in other words. */
const STYLE_ATTRIBUTE = / style="position:absolute;width:0;height:0"/g;

const isPage = (payload: unknown): payload is string => typeof payload === 'string' && payload.includes('<html');

/** With their types. Half a second to write, and anybody may ask for it. */
const WRITTEN_ONCE: ReadonlyMap<string, string> = new Map([
  ['/docs/openapi.json', 'application/json'],
  ['/docs/openapi.yaml', 'text/yaml'],
]);

/** Keeps the text that a route answers first, and answers it from then on. */
const writeOnce = (route: RouteOptions, type: string): void => {
  const make = route.handler;
  let kept: string | undefined;
  route.handler = function (request, reply) {
    if (kept !== undefined) return reply.type(type).send(kept);
    const send = reply.send.bind(reply);
    reply.send = (text) => {
      if (typeof text === 'string') kept = text;
      return send(text);
    };
    return make.call(this, request, reply);
  };
};

/** The contract at /docs, for people and (/docs/openapi.json) for programs. It is made when it is first asked for. */
export const serveDocs = (app: NestFastifyApplication): void => {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    const type = WRITTEN_ONCE.get(route.url);
    if (type !== undefined) writeOnce(route, type);
  });
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Plumbline',
    // Without it the page asks a server elsewhere what it thinks of the contract.
    swaggerOptions: { validatorUrl: null },
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!request.url.startsWith('/docs') || !isPage(payload)) {
      done(null, payload);
      return;
    }
    const page = payload.replaceAll(STYLE_ATTRIBUTE, ' width="0" height="0"');
    const styles = [...page.matchAll(STYLE_ELEMENT)].map(([, text = '']) => text);
    reply.header('content-security-policy', policyOf(styles));
    done(null, page);
  });
};
