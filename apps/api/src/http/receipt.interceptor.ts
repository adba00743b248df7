import type { Receipt } from '@plumbline/application';
import type { Receipt as ShownReceipt } from '@plumbline/responses';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable, of } from 'rxjs';
import { newIdOf } from './context.js';
import { versionIn } from './if-match.js';
import { Positions } from './positions.js';
import { Problem } from './problems.js';
import { stateOf } from './request-state.js';
import { WRITE_OPTIONS, type WriteOptions } from './route-options.js';
import { SeenAfter } from './seen-after.js';

const preconditionRequired = (): Problem =>
  new Problem(
    428,
    'if-match-required',
    'This change depends on what you saw: send If-Match with the ETag of your last read or write.',
  );

/** One answer for every write: the receipt as body, its version as ETag; a repeat by key gets the first receipt again. */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor<Receipt, ShownReceipt> {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SeenAfter) private readonly seenAfter: SeenAfter,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Receipt>): Observable<ShownReceipt> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const options = this.reflector.get<WriteOptions>(WRITE_OPTIONS, context.getHandler());
    const { replay } = stateOf(request);
    if (!replay) requirePrecondition(request, options);
    const receipt = replay && !options.finishes ? of(replay) : next.handle();
    return receipt.pipe(
      mergeMap(async (first) => answer(await this.shown(first, request), options, { request, reply })),
    );
  }

  private async shown(receipt: Receipt, request: FastifyRequest): Promise<ShownReceipt> {
    const { id, appended } = receipt;
    const revision = await this.seenAfter.version(receipt, request);
    const position = this.positions.ofReceipt(receipt, stateOf(request).principal);
    return { id, revision, position, appended, warnings: [] };
  }
}

const requirePrecondition = (request: FastifyRequest, { ifMatch }: WriteOptions): void => {
  if (versionIn(request.headers['if-match']) === undefined && ifMatch === 'required') throw preconditionRequired();
};

type Exchange = Readonly<{ request: FastifyRequest; reply: FastifyReply }>;

const answer = (receipt: ShownReceipt, { location }: WriteOptions, { request, reply }: Exchange): ShownReceipt => {
  const { id, revision, position } = receipt;
  if (revision !== null) reply.header('etag', `"${revision}"`);
  if (position !== null) reply.header('plumbline-position', position);
  if (location !== undefined)
    reply.header(
      'location',
      addressOf(location, id, () => newIdOf(request)),
    );
  return receipt;
};

const addressOf = (template: string, id: string, newId: () => string): string =>
  template.replace('{id}', encodeURIComponent(id)).replace('{newId}', () => encodeURIComponent(newId()));
