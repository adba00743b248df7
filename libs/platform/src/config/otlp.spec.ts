import { inspect } from 'node:util';
import { type Env, problemsOf } from './variables.js';
import { readConfig } from './config.js';

const problemsIn = (env: Env): readonly string[] => problemsOf(() => readConfig(env));
const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const HEADERS = 'OTEL_EXPORTER_OTLP_HEADERS';

describe('the collector of OpenTelemetry', () => {
  it('is none by default, also where only headers are given', () => {
    expect(readConfig({}).otlp).toBeNull();
    expect(readConfig({ [HEADERS]: 'key=word' }).otlp).toBeNull();
  });
  it('is an address, to which paths are added', () => {
    expect(readConfig({ [ENDPOINT]: 'http://127.0.0.1:4318/' }).otlp).toEqual({
      ...{ url: 'http://127.0.0.1:4318', headers: null, percent: 100 },
    });
    expect(readConfig({ [ENDPOINT]: 'https://otlp.example/of/us' }).otlp?.url).toBe('https://otlp.example/of/us');
  });
  it.each([
    'otlp.example:4318',
    'grpc://otlp.example',
    'https://user:hunter2@otlp.example',
    'https://a.example?k=hunter2',
  ])('is never %s, and no message repeats what may be secret', (address) => {
    const [problem, ...others] = problemsIn({ [ENDPOINT]: address });
    expect([problem, others]).toEqual([expect.stringMatching(/^OTEL_EXPORTER_OTLP_ENDPOINT: set it to/u), []]);
    expect(problem).not.toContain('hunter2');
  });
  it.each(['key=word', 'a=1,b=2', 'authorization=Basic%20dTpw, x-key=a=b'])('may be sent %s', (headers) => {
    const config = readConfig({ [ENDPOINT]: 'http://127.0.0.1:4318', [HEADERS]: headers });
    expect(config.otlp?.headers?.reveal()).toBe(headers);
    expect(inspect(config, { depth: 9, showHidden: true })).not.toContain(headers);
  });
  it.each(['hunter2', '=hunter2', 'a=hunter2, b', 'a=hunter2 b', 'a=hunter2%2', 'a=hunter2\nb=1'])(
    'is sent no %j',
    (headers) => {
      const [problem, ...others] = problemsIn({ [HEADERS]: headers });
      expect([problem, others]).toEqual([expect.stringMatching(/^OTEL_EXPORTER_OTLP_HEADERS: set it to/u), []]);
      expect(problem).not.toContain('hunter2');
    },
  );
  it('gets a share of traces', () => {
    expect(readConfig({ [ENDPOINT]: 'http://a.example', PLUMBLINE_TRACE_PERCENT: '5' }).otlp?.percent).toBe(5);
    expect(problemsIn({ PLUMBLINE_TRACE_PERCENT: '101' })).toEqual([
      'PLUMBLINE_TRACE_PERCENT: set it to a whole number from 0 to 100.',
    ]);
  });
});
