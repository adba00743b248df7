import { createLogger, type Logger } from './logger.js';
import type { RequestLine } from './request-log.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const request: RequestLine = {
  method: 'GET',
  route: '/v1/people/:id',
  status: 200,
  milliseconds: 3,
  actor: 'mo',
  correlationId: 'c-1',
};
const lines = async (level: 'info' | 'debug', tell: (logger: Logger) => void): Promise<Record<string, unknown>[]> => {
  const written: string[] = [];
  tell(createLogger({ level, name: 'test', destination: { write: (text) => void written.push(text) } }));
  await turn();
  const text = written.join('').split('\n').slice(0, -1);
  return text.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('the line of a finished request', () => {
  it('has the route, the actor, the status and the duration', async () => {
    const [line] = await lines('info', (logger) => {
      logger.finished(request);
    });
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      name: 'test',
      ...request,
      msg: 'request',
    });
    expect(Math.abs(Date.parse(String(line?.['time'])) - Date.now())).toBeLessThan(60_000);
  });
  it('is an error from 500 on, and debug for probes of health and metrics', async () => {
    const asked = [
      request,
      { ...request, status: 404 },
      { ...request, status: 500 },
      { ...request, route: '/metrics' },
      { ...request, route: '/health/ready' },
      { ...request, route: '/health/ready', status: 503 },
      { ...request, route: '/metrics', status: 500 },
    ];
    const levels = async (level: 'info' | 'debug') =>
      (
        await lines(level, (logger) => {
          asked.forEach((each) => {
            logger.finished(each);
          });
        })
      ).map((line) => line['level']);
    expect(await levels('debug')).toEqual(['info', 'info', 'error', 'debug', 'debug', 'debug', 'error']);
    expect(await levels('info')).toEqual(['info', 'info', 'error', 'error']);
  });
  it('keeps its order among other lines', async () => {
    const told = await lines('info', (logger) => {
      logger.finished({ ...request, correlationId: 'first' });
      logger.info({}, 'between');
      logger.finished({ ...request, correlationId: 'last' });
    });
    expect(told.map((line) => line['correlationId'] ?? line['msg'])).toEqual(['first', 'between', 'last']);
  });
  it('holds no token, not even as the name of an actor', async () => {
    const actor = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwMSJ9.c2lnbmF0dXJl';
    const [line] = await lines('info', (logger) => {
      logger.finished({ ...request, actor });
    });
    expect(line).toMatchObject({ actor: '[token]' });
  });
});
