import { withCorrelation } from './correlation.js';
import { createLogger } from './logger.js';

const written = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(createLogger({ level: 'info', name: 'test', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
};
const TOKEN = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwMSJ9.c2lnbmF0dXJl';

describe('a line of the log', () => {
  it('is JSON with a time, a level and a message', () => {
    const line = written((logger) => {
      logger.info({ nomination: 'n1' }, 'packet.read');
    });
    expect(JSON.parse(line)).toMatchObject({ level: 'info', name: 'test', nomination: 'n1', msg: 'packet.read' });
  });
  it('never has a secret or a body, wherever it is nested', () => {
    const secret = 'hunter2';
    const line = written((logger) => {
      logger.info({ token: secret, headers: { authorization: secret, cookie: secret } }, 'a');
      logger.info({ request: { headers: { authorization: secret }, body: { comment: secret } } }, 'b');
      logger.error({ err: Object.assign(new Error('failed'), { body: secret, config: { password: secret } }) }, 'c');
    });
    expect(line).not.toContain(secret);
    expect(line).toContain('[redacted]');
    expect(line).toContain('failed');
  });
  it('never has a token, not even one quoted by an error message', () => {
    const line = written((logger) => {
      logger.error({ err: new Error(`bad token ${TOKEN} from x`) }, `saw Bearer ${TOKEN}`);
    });
    expect(line).not.toContain('eyJ');
    expect(line).toContain('saw Bearer [token]');
  });
  it('has the correlation id of the work that wrote it, and no other', async () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ level: 'info', name: 'test', destination });
    const work = (id: string) =>
      withCorrelation(id, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        logger.info({}, id);
      });
    await Promise.all([work('a'), work('b')]);
    logger.info({}, 'none');
    const seen = lines.map((line) => JSON.parse(line) as { msg: string; correlationId?: string });
    expect(seen.map(({ msg, correlationId }) => [msg, correlationId])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['none', undefined],
    ]);
  });
});
