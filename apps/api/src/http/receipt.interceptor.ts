import type { Receipt } from '@plumbline/application';
import type { Receipt as ShownReceipt } from '@plumbline/responses';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable, of } from 'rxjs';
import { newIdOf } from './context.js';
import { revisionIn } from './if-match.js';
import { Problem } from './problems.js';
import { stateOf } from './request-state.js';
import { WRITE_OPTIONS, type WriteOptions } from './route-options.js';

const preconditionRequired = (): Problem =>
  new Problem(
    428,
    'if-match-required',
    'This change depends on what you saw: send If-Match with the ETag of your last read or write.',
  );

/** One answer for every write: the receipt as body, its revision as ETag; a repeat by key gets the first receipt again. */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor<Receipt, ShownReceipt> {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<Receipt>): Observable<ShownReceipt> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const options = this.reflector.get<WriteOptions>(WRITE_OPTIONS, context.getHandler());
    const { replay } = stateOf(request);
    if (!replay) requirePrecondition(request, options);
    const receipt = replay ? of(replay) : next.handle();
    return receipt.pipe(map((first) => answer(first, options, { request, reply })));
  }
}

const requirePrecondition = (request: FastifyRequest, { ifMatch }: WriteOptions): void => {
  if (revisionIn(request.headers['if-match']) === undefined && ifMatch === 'required') throw preconditionRequired();
};

type Exchange = Readonly<{ request: FastifyRequest; reply: FastifyReply }>;

const answer = (receipt: Receipt, { location }: WriteOptions, { request, reply }: Exchange): ShownReceipt => {
  const { id, position, appended } = receipt;
  const revision = receipt.revision?.toString() ?? null;
  if (revision !== null) reply.header('etag', `"${revision}"`);
  if (position !== null) reply.header('plumbline-position', position);
  if (location !== undefined)
    reply.header(
      'location',
      addressOf(location, id, () => newIdOf(request)),
    );
  return { id, revision, position, appended };
};

const addressOf = (template: string, id: string, newId: () => string): string =>
  template.replace('{id}', encodeURIComponent(id)).replace('{newId}', () => encodeURIComponent(newId()));
