import { EVENT_STORE, type EventStore, type Receipt } from '@plumbline/application';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, map, type Observable, of } from 'rxjs';
import { newIdOf } from './context.js';
import { revisionIn } from './if-match.js';
import { Problem } from './problems.js';
import { answerOf } from './recorded-answer.js';
import type { ReceiptDto } from './receipt.dto.js';
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
export class ReceiptInterceptor implements NestInterceptor<Receipt, ReceiptDto> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Receipt>): Observable<ReceiptDto> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const options = this.reflector.get<WriteOptions>(WRITE_OPTIONS, context.getHandler());
    return this.receipt(request, options, next).pipe(map((receipt) => answer(receipt, options, { request, reply })));
  }

  private receipt(request: FastifyRequest, { ifMatch }: WriteOptions, next: CallHandler<Receipt>): Observable<Receipt> {
    const { replay, record } = stateOf(request);
    if (replay) return of(replay);
    if (revisionIn(request.headers['if-match']) === undefined && ifMatch === 'required') throw preconditionRequired();
    if (!record) return next.handle();
    // Of two racing repeats one may meet the state that the other made, and be refused by a rule: it gets the same answer.
    return next.handle().pipe(
      catchError((refusal: unknown) =>
        from(
          answerOf(this.store, record).then((first) => {
            if (first) return first;
            throw refusal;
          }),
        ),
      ),
    );
  }
}

type Exchange = Readonly<{ request: FastifyRequest; reply: FastifyReply }>;

const answer = (receipt: Receipt, { location }: WriteOptions, { request, reply }: Exchange): ReceiptDto => {
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
