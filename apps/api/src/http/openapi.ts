import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiComponents } from '@plumbline/responses';
import { withoutNullable } from './openapi-31.js';

const DESCRIPTION =
  'Promotion calibration as events: nominate, review, vote, decide. Errors are problem details (RFC 9457) with a stable ' +
  '`code`. Writes answer with version (`revision`) and position, both opaque; send the position as Plumbline-Min-Position to read your own writes.';

/** The contract of every route, OpenAPI 3.1. Needs no running application, only a scanned one. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const base = new DocumentBuilder()
    .setTitle('Plumbline')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const operationIdFactory = (controller: string, method: string): string =>
    `${controller.replace(/Controller$/, '')}.${method}`;
  const { components, ...document } = withoutNullable(SwaggerModule.createDocument(app, base, { operationIdFactory }));
  const schemas = { ...components?.schemas, ...openApiComponents() };
  return { ...document, components: { ...components, schemas } };
};
