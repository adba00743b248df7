import { type Receipt, VIEW_PROGRESS, type ViewProgress, waitAWhile } from '@plumbline/application';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';

const WAIT_MS = 2_000;

/** Answers when the views include the write, or after two seconds without, or at once where they are away: it is committed either way. */
@Injectable()
export class WaitsForViewsInterceptor implements NestInterceptor<Pick<Receipt, 'position'>> {
  constructor(@Inject(VIEW_PROGRESS) private readonly progress: ViewProgress) {}

  intercept(_: ExecutionContext, next: CallHandler<Pick<Receipt, 'position'>>): Observable<Pick<Receipt, 'position'>> {
    return next.handle().pipe(
      mergeMap(async (receipt) => {
        if (receipt.position !== null) await waitAWhile(this.progress, receipt.position, WAIT_MS);
        return receipt;
      }),
    );
  }
}

/**
 * For a write after which somebody sees less than before. The guard knows at once, lists only once their views do: whoever
 * was recused must not find the nomination in a list a moment later.
 */
export const WaitsForViews = (): MethodDecorator => UseInterceptors(WaitsForViewsInterceptor);
