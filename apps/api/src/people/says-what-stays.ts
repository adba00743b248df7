import { type ErasureReceipt, KEY_BACKUPS, type Receipt, WHAT_STAYS } from '@plumbline/responses';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';

@Injectable()
class WhatStaysInterceptor implements NestInterceptor<Receipt, ErasureReceipt> {
  intercept(_: ExecutionContext, next: CallHandler<Receipt>): Observable<ErasureReceipt> {
    return next.handle().pipe(map((receipt) => ({ ...receipt, stays: WHAT_STAYS, backups: KEY_BACKUPS })));
  }
}

/** The receipt says what an erasure leaves. Stands below `@Writes`: it adds to that answer, repeats included. */
export const SaysWhatStays = (): MethodDecorator => UseInterceptors(WhatStaysInterceptor);
