import { toOpenApi } from '@plumbline/responses';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiResponse, type ApiResponseNoStatusOptions } from '@nestjs/swagger';
import type { FastifySchema } from 'fastify';

/** A definition of libs/responses. */
export type Definition = Parameters<typeof toOpenApi>[0];
type AnswerOptions = Readonly<{
  status?: number;
  description: string;
  headers?: ApiResponseNoStatusOptions['headers'];
  /** The same as something that is no JSON. */
  also?: Definition;
}>;

export const ANSWER = Symbol('Answer');

const JSON_TYPE = 'application/json';
const mediaOf = (answer: Definition): string =>
  'contentMediaType' in answer && typeof answer.contentMediaType === 'string' ? answer.contentMediaType : JSON_TYPE;

const contentOf = (definitions: readonly Definition[]) =>
  Object.fromEntries(definitions.map((each) => [mediaOf(each), { schema: toOpenApi(each) }]));

/** By this definition whatever the status is. */
const writtenAs = (answer: Definition): FastifySchema =>
  mediaOf(answer) === JSON_TYPE ? { response: { default: answer } } : {};

/** The entry in the contract of another status that a route answers with the same definition. */
export const AnswersAlso = (answer: Definition, { also, ...said }: AnswerOptions): MethodDecorator =>
  ApiResponse({ status: 200, ...said, content: contentOf([answer, ...(also ? [also] : [])]) });

/** The answer of a route: its entry in the contract, and its serializer. */
export const Answers = (answer: Definition, options: AnswerOptions): MethodDecorator =>
  applyDecorators(AnswersAlso(answer, options), RouteSchema(writtenAs(answer)), SetMetadata(ANSWER, answer));
