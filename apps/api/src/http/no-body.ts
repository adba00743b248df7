import { type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './problems.js';

const firstField = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body)[0] : 'body';

/** A body that nobody reads is a misunderstanding, and is refused like an unknown field. */
class NoBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const field = body === undefined || body === null ? undefined : firstField(body);
    if (field === undefined) return true;
    throw badRequest([
      { field: field.slice(0, 200), problem: 'is not a field of this request', fix: 'Send no body, or {}.' },
    ]);
  }
}

/** The route takes no body: one with any content is refused. */
export const TakesNoBody = (): MethodDecorator => UseGuards(NoBodyGuard);
