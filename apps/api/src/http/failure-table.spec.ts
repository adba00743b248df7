import { NoSuchCycle, NotFound } from '@plumbline/application';
import {
  KeysUnavailable,
  OutcomeUnknown,
  StoreUnavailable,
  StoreUnreadable,
  UnreadableEvent,
  UpgradeUnfinished,
} from '@plumbline/event-log';
import { ViewsUnavailable } from '@plumbline/view-store';
import { problemOf } from './failure-table.js';

const answered = (error: unknown) => {
  const problem = problemOf(error);
  return (
    problem && [problem.status, problem.code, problem.extra.headers?.['retry-after'], problem.extra.errors?.length]
  );
};

describe('the problem of a failure', () => {
  /** Some of them are kinds of others, and say more. */
  it.each([
    [new NotFound('no such aggregate'), [404, 'not-found', undefined, undefined]],
    [new NoSuchCycle('There is no cycle of that id.'), [404, 'not-found', undefined, 1]],
    [new StoreUnavailable('disk full'), [503, 'store-unavailable', '5', undefined]],
    [new KeysUnavailable('away'), [503, 'keys-unavailable', '5', undefined]],
    [new ViewsUnavailable('away', { isDamage: false }), [503, 'views-unavailable', '2', undefined]],
    [new StoreUnreadable('damaged'), [503, 'store-unreadable', '5', undefined]],
    [new UpgradeUnfinished('two releases'), [503, 'upgrade-unfinished', '60', undefined]],
    [new OutcomeUnknown('broke'), [503, 'outcome-unknown', '5', undefined]],
    [new UnreadableEvent('of a newer version'), [503, 'event-unreadable', '60', undefined]],
  ])('is that of its own class: %p', (error, answer) => {
    expect(answered(error)).toEqual(answer);
  });

  it.each([
    [new Error('a defect')],
    [Object.assign(new Error('of a server'), { statusCode: 500 })],
    [Object.assign(new Error('no failure'), { statusCode: 399 })],
    ['text'],
    [null],
    [{ message: 1 }],
  ])('is none where it is a defect of ours: %p', (error) => {
    expect(problemOf(error)).toBeUndefined();
  });

  it.each([
    [400, 'invalid-request'],
    [404, 'not-found'],
    [413, 'body-too-large'],
    [414, 'not-found'],
    [415, 'unsupported-media-type'],
    [418, 'refused'],
    [499, 'refused'],
  ])('goes by the status where the framework refused the request: %d', (statusCode, code) => {
    expect(problemOf(Object.assign(new Error('early'), { statusCode }))).toMatchObject({ code });
  });
});
