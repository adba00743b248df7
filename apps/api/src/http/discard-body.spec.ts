import { jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { discardUnreadBody } from './discard-body.js';

const MEGABYTE = 1024 * 1024;

/** An answer to a request whose body is whole or not, and what becomes of them. */
const answering = (complete = false) => {
  const request = Object.assign(new EventEmitter(), {
    complete,
    destroyed: 0,
    destroy: () => (request.destroyed += 1),
  });
  const answer = new EventEmitter();
  const removed: string[] = [];
  const removeHeader = (name: string): void => {
    removed.push(name);
  };
  discardUnreadBody({ request: { raw: request }, raw: answer, removeHeader } as unknown as FastifyReply);
  const reads = (): boolean => request.listenerCount('data') > 0;
  const send = (bytes: number): void => {
    request.emit('data', { length: bytes });
  };
  return { request, answer, removed, reads, send };
};

describe('a body that is still being sent when it is answered', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is read and discarded once the answer is out, on a connection that stays', () => {
    const { answer, removed, reads, request, send } = answering();
    expect([removed, reads()]).toEqual([['connection'], false]);
    answer.emit('finish');
    expect(reads()).toBe(true);
    send(64 * MEGABYTE);
    expect(request.destroyed).toBe(0);
  });
  it('is hung up on where it is larger than anybody sends by mistake', () => {
    const { answer, request, send } = answering();
    answer.emit('finish');
    send(40 * MEGABYTE);
    send(24 * MEGABYTE + 1);
    expect(request.destroyed).toBe(1);
  });
  it('is hung up on after five seconds, unless it has ended before', () => {
    const [slow, ended] = [answering(), answering()];
    for (const { answer } of [slow, ended]) answer.emit('finish');
    ended.request.emit('close');
    jest.advanceTimersByTime(4_999);
    expect(slow.request.destroyed).toBe(0);
    jest.advanceTimersByTime(1);
    expect([slow.request.destroyed, ended.request.destroyed]).toEqual([1, 0]);
  });
  it('is left alone where all of it is there', () => {
    const { answer, removed, reads } = answering(true);
    answer.emit('finish');
    expect([removed, reads()]).toEqual([[], false]);
  });
});
