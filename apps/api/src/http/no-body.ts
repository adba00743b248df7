import { type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './problems.js';

/** More would be an answer that nobody reads; names come from the request, so they are cut. */
const MOST = 50;
const LONGEST = 200;

const fieldsIn = (body: unknown): readonly string[] =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : ['body'];

/** A body that nobody reads is a misunderstanding, and is refused like unknown fields. */
class NoBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const fields = body === undefined || body === null ? [] : fieldsIn(body);
    if (fields.length === 0) return true;
    throw badRequest(
      fields.slice(0, MOST).map((field) => ({
        field: field.slice(0, LONGEST),
        problem: 'is not a field of this request',
        fix: 'Send no body, or {}.',
      })),
    );
  }
}

/** The route takes no body: one with any content is refused. */
export const TakesNoBody = (): MethodDecorator => UseGuards(NoBodyGuard);
