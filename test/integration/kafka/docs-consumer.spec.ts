import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteEventStore } from '@plumbline/event-store';
import { KafkajsBroker, Relay, seatInFolder } from '@plumbline/messaging';
import { criterion, History, level, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

/** Beside the packages that it imports. */
const CONSUMER = 'node_modules/.cache/docs-consumer.mjs';
const LONGEST_MS = 60_000;

/** What it says, up to the first line. */
const firstLineOf = async (brokers: readonly string[]): Promise<string> => {
  const child = spawn(process.execPath, [CONSUMER], {
    env: { PATH: process.env['PATH'], BROKERS: brokers.join(',') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  try {
    // Its client logs as JSON.
    for await (const line of createInterface(child.stdout)) if (!line.startsWith('{')) return line;
    return errors;
  } finally {
    child.kill('SIGKILL');
  }
};

describeWhere('kafka', 'the consumer of docs/integrations.md', () => {
  const server = useKafka();

  it(
    'learns of a decision that was released, in the ten lines that are there',
    async () => {
      const [, snippet] = /```ts\n(.*?)```/s.exec(readFileSync('docs/integrations.md', 'utf8')) ?? [];
      mkdirSync(dirname(CONSUMER), { recursive: true });
      writeFileSync(CONSUMER, snippet ?? '');
      const dir = tempDir();
      const store = await openSqliteEventStore({ dataDir: dir.path });
      const history = new History()
        .framework('ladder', [level('staff', 1)], [criterion('design', { staff: {} })])
        .cycle('spring');
      history
        .nomination('n')
        .submit()
        .openVoting(['mia'])
        .vote('mia', 'promote')
        .closeVoting()
        .decide('promoted')
        .release();
      for (const { stream, metadata, ...event } of history.events) {
        const { recordedAt, actor, correlationId, causationId } = metadata;
        await store.append(stream, 'any', [{ ...event, metadata: { recordedAt, actor, correlationId, causationId } }]);
      }
      const log = { info: () => undefined, error: () => undefined };
      const makeBroker = () => new KafkajsBroker({ brokers: server().brokers, tls: null, sasl: null });
      const relay = new Relay({ store, takeSeat: seatInFolder(dir.path), makeBroker, log });
      try {
        while ((await relay.lag()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
        expect(await firstLineOf(server().brokers)).toBe('cleo promoted');
      } finally {
        await relay.stop();
        await store.close();
        dir.remove();
        rmSync(CONSUMER);
      }
    },
    LONGEST_MS,
  );
});
