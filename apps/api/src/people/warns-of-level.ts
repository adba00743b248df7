import { WarnOfLevel } from '@plumbline/application';
import type { Receipt } from '@plumbline/responses';
import { ViewsUnavailable } from '@plumbline/view-store';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';

type Body = Readonly<{ level?: string | null }>;

/** The level is recorded by then: no answer may say that the write failed. */
const noneWhereUnavailable = (error: unknown): [] => {
  if (error instanceof ViewsUnavailable) return [];
  throw error;
};

@Injectable()
export class LevelWarningInterceptor implements NestInterceptor<Receipt> {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  intercept(context: ExecutionContext, next: CallHandler<Receipt>): Observable<Receipt> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest<{ Body: Body }>>();
    return next.handle().pipe(
      mergeMap(async (receipt) => {
        const warnings = await this.queries.execute(new WarnOfLevel(body.level ?? null)).catch(noneWhereUnavailable);
        return { ...receipt, warnings };
      }),
    );
  }
}

/** The receipt warns where published frameworks do not know the level of the body. Stands below `@Writes`: it adds to that answer, repeats included. */
export const WarnsOfLevel = (): MethodDecorator => UseInterceptors(LevelWarningInterceptor);
