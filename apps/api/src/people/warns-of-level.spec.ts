import { ViewsUnavailable } from '@plumbline/view-store';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { QueryBus } from '@nestjs/cqrs';
import { lastValueFrom, of } from 'rxjs';
import { LevelWarningInterceptor } from './warns-of-level.js';

describe('the receipt of a level', () => {
  const receipt = { id: 'p1' };
  const context = { switchToHttp: () => ({ getRequest: () => ({ body: { level: 'staff' } }) }) };
  const answerOf = (execute: () => Promise<unknown>): Promise<unknown> =>
    lastValueFrom(
      new LevelWarningInterceptor({ execute } as unknown as QueryBus).intercept(
        context as unknown as ExecutionContext,
        { handle: () => of(receipt) } as CallHandler,
      ),
    );

  it('is given without a warning where views cannot be read: the level is recorded', async () => {
    const unavailable = new ViewsUnavailable('no such page', { isDamage: true });
    expect(await answerOf(() => Promise.reject(unavailable))).toEqual({ ...receipt, warnings: [] });
    expect(await answerOf(() => Promise.resolve(['unknown']))).toEqual({ ...receipt, warnings: ['unknown'] });
  });

  it('is none where anything else fails', async () => {
    await expect(answerOf(() => Promise.reject(new TypeError('a defect')))).rejects.toThrow('a defect');
  });
});
