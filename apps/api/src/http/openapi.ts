import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiComponents } from '@plumbline/responses';
import { withoutNullable } from './openapi-31.js';
import { withRequests } from './openapi-requests.js';
import { allProblems } from './problem-table.js';

const DESCRIPTION =
  'Promotion calibration as events: nominate, review, vote, decide. Errors are problem details (RFC 9457) with a stable ' +
  '`code`. Writes answer with version (`revision`) and position, both opaque; send the position as Plumbline-Min-Position to read your own writes.';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The schemas with every code that a problem may have. */
const withCodes = (schemas: Schemas): Schemas => {
  const { Problem } = schemas;
  if (Problem === undefined || '$ref' in Problem) throw new Error('The contract has no problems.');
  const { code } = Problem.properties ?? {};
  const coded = {
    ...Problem,
    properties: { ...Problem.properties, code: { ...code, enum: allProblems().map(({ code }) => code) } },
  };
  return { ...schemas, Problem: coded };
};

/** The contract of every route, OpenAPI 3.1. Needs no running application, only a scanned one. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const base = new DocumentBuilder()
    .setTitle('Plumbline')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addTag(
      'frameworks',
      'Versioned levels and criteria of a track, the documents that they came from, and their drafts.',
    )
    .addTag('cycles', 'Calibration rounds: policy, deadlines, committee and phases.')
    .addTag(
      'nominations',
      'One person for one level in one cycle: packet, reviews, votes, decision, feedback and appeals.',
    )
    .addTag('people', 'Who is here, who reports to whom, and what is asked of you.')
    .addTag('findings', 'Steps that rest on what had changed before they were recorded, and how each was resolved.')
    .addTag('system', 'Events, views, health and figures, for those who run and audit the server.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const operationIdFactory = (controller: string, method: string): string =>
    `${controller.replace(/Controller$/, '')}.${method}`;
  const { components, ...document } = withRequests(
    withoutNullable(SwaggerModule.createDocument(app, base, { operationIdFactory })),
  );
  const schemas = { ...components?.schemas, ...openApiComponents() };
  return {
    ...document,
    components: { ...components, schemas: withCodes(schemas) },
    'x-problems': allProblems(),
  } as OpenAPIObject;
};
