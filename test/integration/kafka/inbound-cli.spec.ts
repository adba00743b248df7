import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

const LONGEST_MS = 90_000;

describeWhere('kafka', 'plumbline inbound replay', () => {
  const kafka = useKafka();
  const plumbline = async (...args: readonly string[]) => {
    const env = {
      ...{ PATH: process.env['PATH'], PLUMBLINE_KAFKA_BROKERS: kafka().brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
    };
    const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...args], { env });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.resume();
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  };

  it(
    'sends one dead letter, or all of them in their order, to their topic again',
    async () => {
      const server = await InboundServer.start(kafka().brokers);
      const hr = await HrSystem.connect(kafka().brokers);
      await server.until(
        async () => (await server.figures()).includes('plumbline_inbound_lag_messages 0'),
        'the group',
      );
      const none = await plumbline('inbound', 'replay', '--all');
      expect([none.code, none.said]).toEqual([0, 'No dead letter is sent again.\n']);
      const ids = [
        await hr.joins('ole', { manager: 'max' }),
        await hr.says('level-changed', { person: 'ole', level: 'staff', effectiveDate: '2026-02-01' }),
        await hr.says('level-changed', { person: 'ole', level: 'principal', effectiveDate: '2026-03-01' }),
      ];
      expect(await server.answered(...ids)).toEqual(['manager-unknown', 'person-unknown', 'person-unknown']);
      await server.answered(await hr.joins('max'));
      const one = await plumbline('--json', 'inbound', 'replay', '--id', ids[0] ?? '');
      expect([one.code, JSON.parse(one.said)]).toEqual([0, { sent: [ids[0]], cut: 0 }]);
      await server.until(() => server.outcomes.get(ids[0])?.['outcome'] === 'applied', 'the joiner');
      const all = await plumbline('inbound', 'replay', '--all');
      expect([all.code, all.said.split('\n')[0]]).toEqual([0, '3 dead letters are sent again:']);
      await server.until(() => server.outcomes.get(ids[2])?.['outcome'] === 'applied', 'the levels');
      expect(ids.map((id) => server.outcomes.get(id)?.['outcome'])).toEqual(['repeated', 'applied', 'applied']);
      expect(await server.person('ole')).toMatchObject({ level: 'principal', manager: { id: 'max' } });

      expect((await plumbline('inbound', 'replay', '--id', 'nobody')).code).toBe(4);
      expect((await plumbline('inbound', 'replay')).code).toBe(2);
      expect((await plumbline('inbound', 'replay', '--all', '--id', 'x')).code).toBe(2);
      await hr.close();
      await server.close();
    },
    LONGEST_MS,
  );
});
