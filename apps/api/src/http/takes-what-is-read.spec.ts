import 'reflect-metadata';
import type { Viewer } from '@plumbline/access';
import { ViewsBehind } from '@plumbline/application';
import type { EventStore } from '@plumbline/event-log';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { lastValueFrom, of } from 'rxjs';
import { ReviseCriterionDto } from '../frameworks/dto/criterion.dto.js';
import { Problem } from './problems.js';
import { beginState, stateOf } from './request-state.js';
import { ReadOnlyInterceptor, TakesWhatIsRead } from './takes-what-is-read.js';

const SHOWN = { key: 'design', text: 'Designs it' };
const [SEEN_BEFORE, SEEN_NOW] = ['b'.repeat(16), 'n'.repeat(16)];

/** The body that is left of a PUT, where the views come to what the client has seen only once they are waited for. */
const bodyLeft = async (body: object, ifMatch: string, catchUp: boolean): Promise<unknown> => {
  let isCurrent = false;
  const read = () => Promise.resolve({ shown: SHOWN, revision: isCurrent ? SEEN_NOW : SEEN_BEFORE });
  const handler = () => undefined;
  TakesWhatIsRead({ body: ReviseCriterionDto, read })({}, 'put', { value: handler });
  const store = { head: () => Promise.resolve('7') } as unknown as EventStore;
  const progress = { waitFor: () => Promise.resolve((isCurrent = catchUp)) };
  const interceptor = new ReadOnlyInterceptor({} as QueryBus, new Reflector(), store, progress);
  const request = { raw: {}, params: {}, headers: { 'if-match': `"${ifMatch}"` }, body } as unknown as FastifyRequest;
  beginState(request, 'c');
  stateOf(request).viewer = { roles: [] } as unknown as Viewer;
  const context = new ExecutionContextHost([request], Object, handler);
  await lastValueFrom(await interceptor.intercept(context, { handle: () => of('written') }));
  return request.body;
};

describe('a PUT that comes before the views show what its client has seen', () => {
  it('waits for them, and then refuses what is read-only and was changed', async () => {
    await expect(bodyLeft({ ...SHOWN, key: 'other' }, SEEN_NOW, true)).rejects.toThrow(Problem);
    await expect(bodyLeft(SHOWN, SEEN_NOW, true)).resolves.toEqual({ text: SHOWN.text });
  });

  it('is refused where they stay behind', async () => {
    await expect(bodyLeft(SHOWN, SEEN_NOW, false)).rejects.toThrow(ViewsBehind);
  });
});
