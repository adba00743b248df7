import { createLogger } from '@plumbline/platform';
import { BandCounts } from '@plumbline/responses';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { fastify } from 'fastify';
import { lastValueFrom, of } from 'rxjs';
import { ANSWER } from './answers.js';
import { PacketReadInterceptor } from './packet-read.interceptor.js';
import { beginState } from './request-state.js';

const idsUpTo = (last: number): readonly string[] => Array.from({ length: last }, (_, i) => `n-${String(i + 1)}`);

/** The line that is logged where an answer counts the bands of so many nominations. */
const lineOf = async (nominations: number): Promise<Readonly<Record<string, unknown>>> => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', name: 'test', destination: { write: (line) => void lines.push(line) } });
  const interceptor = new PacketReadInterceptor(logger, new Reflector());
  const handler = () => undefined;
  Reflect.defineMetadata(ANSWER, BandCounts, handler);
  const counted = idsUpTo(nominations);
  const answer = { id: 'spring', orgUnit: null, bands: [{ level: 'staff', band: 'ready' }], counted };
  const server = fastify().get('/v1/cycles/:id/readiness', async (request) => {
    beginState(request, 'c');
    const context = new ExecutionContextHost([request], Object, handler);
    await lastValueFrom(interceptor.intercept(context, { handle: () => of(answer) }));
    return 'read';
  });
  expect((await server.inject('/v1/cycles/spring/readiness')).body).toBe('read');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Readonly<Record<string, unknown>>;
};

describe('the line about an answer that shows ratings', () => {
  it('names all nominations, where they are 200 at most', async () => {
    const line = await lineOf(200);
    expect(line).toMatchObject({ msg: 'packet.read', route: '/v1/cycles/:id/readiness', shows: ['ratings'] });
    expect([line['nominations'], line['andMore']]).toEqual([idsUpTo(200), undefined]);
  });
  it('names the first 200, and says that there are more', async () => {
    const line = await lineOf(201);
    expect([line['nominations'], line['andMore']]).toEqual([idsUpTo(200), true]);
  });
});
