import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeWhere } from '../../support/describe-where.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

/** Beside the packages that it imports. */
const PRODUCER = 'node_modules/.cache/docs-producer.mjs';
const LONGEST_MS = 60_000;

describeWhere('kafka', 'the producer of docs/integrations.md', () => {
  const server = useKafka();

  it(
    'has somebody registered and levelled, in the lines that are there',
    async () => {
      const [, page = ''] = readFileSync('docs/integrations.md', 'utf8').split('### People from the HR system');
      const [, snippet = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
      mkdirSync(dirname(PRODUCER), { recursive: true });
      writeFileSync(PRODUCER, snippet);
      const app = await InboundServer.start(server().brokers);
      try {
        await app.until(async () => (await app.figures()).includes('plumbline_inbound_lag_messages 0'), 'the group');
        const env = { PATH: process.env['PATH'], BROKERS: server().brokers.join(',') };
        const child = spawn(process.execPath, [PRODUCER], { env, stdio: 'ignore' });
        expect(await once(child, 'exit')).toEqual([0, null]);
        expect(await app.answered('1', '2')).toEqual(['applied', 'applied']);
        expect(await app.person('p-2207')).toMatchObject({ name: 'Sana Malik', level: 'senior' });
      } finally {
        await app.close();
        rmSync(PRODUCER);
      }
    },
    LONGEST_MS,
  );
});
