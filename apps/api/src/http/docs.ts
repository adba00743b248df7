import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
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

/** The contract at /docs, for people and (/docs/openapi.json) for programs. It is made when it is first asked for. */
export const serveDocs = (app: NestFastifyApplication): void => {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Plumbline',
    // Without it the page asks a server elsewhere what it thinks of the contract.
    swaggerOptions: { validatorUrl: null },
  });
  const server = app.getHttpAdapter().getInstance();
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
