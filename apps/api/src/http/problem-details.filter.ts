import type { Logger } from '@plumbline/platform';
import type { ProjectionControl } from '@plumbline/projection-runtime';
import { ViewsUnavailable } from '@plumbline/view-store';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { discardUnreadBody } from './discard-body.js';
import { problemOf } from './failure-table.js';
import type { KnownRoutes } from './known-routes.js';
import { PROBLEM_TYPE, problemText } from './problem-body.js';
import { Problem } from './problems.js';
import type { RefusedForNow } from './refused-for-now.js';

const UNAVAILABLE = 503;
/** Some errors are no more than a name. */
const reasonOf = (error: unknown, { message }: Problem): string =>
  error instanceof Error && error.message !== '' ? error.message : message;

const defect = (): Problem =>
  new Problem(500, 'internal-error', 'Something went wrong here. Quote the X-Correlation-Id of this answer.');

/** Removes the headers of a success from the answer. */
export const sendProblem = (reply: FastifyReply, problem: Problem): void => {
  discardUnreadBody(reply);
  reply.removeHeader('etag').removeHeader('location').removeHeader('plumbline-position');
  void reply
    .status(problem.status)
    .headers(problem.extra.headers ?? {})
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .header('vary', 'Authorization')
    .send(problemText(problem));
};

@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly projections: Pick<ProjectionControl, 'renew'>,
    private readonly routes: Pick<KnownRoutes, 'methodsOf'>,
    private readonly refused: Pick<RefusedForNow, 'tell'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    this.answer(error, http.getRequest<FastifyRequest>(), reply);
  }

  /** The one place that every failed read passes, so a damaged file of views is told of here. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.otherMethod(request) ?? problemOf(error);
    if (error instanceof ViewsUnavailable && error.isDamage) this.projections.renew(error.message);
    const at = { method: request.method, route: request.routeOptions.url };
    if (problem === undefined) this.logger.error({ err: error, ...at }, 'request failed');
    else if (problem.status === UNAVAILABLE)
      this.refused.tell({ code: problem.code, reason: reasonOf(error, problem), ...at });
    sendProblem(reply, named(problem ?? defect(), request));
  }

  /** For an address that is there for other methods only. */
  private otherMethod({ is404, url, method }: FastifyRequest): Problem | undefined {
    const methods = is404 ? this.routes.methodsOf(url.split('?', 1)[0] ?? '') : [];
    if (methods.length === 0) return undefined;
    const allow = methods.join(', ');
    const detail = `This address takes ${allow}, and no ${method.slice(0, 20)}.`;
    return new Problem(405, 'method-not-allowed', detail, { headers: { allow } });
  }
}

/** Names the limit of the route. */
const named = (problem: Problem, request: FastifyRequest): Problem => {
  if (problem.status !== 413) return problem;
  const limit = request.routeOptions.bodyLimit;
  return new Problem(413, problem.code, `The body is larger than the ${limit.toString()} bytes that this route takes.`);
};
