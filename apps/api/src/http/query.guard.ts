import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './problems.js';

/** Names come from the request, so they are cut. */
const LONGEST = 200;
const MOST = 50;

/** Whether the handler reads a query, which its class then checks. */
const takesQuery = (context: ExecutionContext): boolean => {
  const read = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    | Readonly<Record<string, unknown>>
    | undefined;
  return Object.keys(read ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY.toString()}:`));
};

/** A parameter that nobody reads is a misunderstanding, and is refused like an unknown field: the answer would be to another question. */
@Injectable()
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    if (names.length === 0 || takesQuery(context)) return true;
    throw badRequest(
      names.slice(0, MOST).map((name) => ({
        field: name.slice(0, LONGEST),
        problem: 'is not a parameter of this route',
        fix: 'Leave it out: this route takes no query.',
      })),
    );
  }
}
