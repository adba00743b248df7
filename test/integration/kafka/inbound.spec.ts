import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { expectAllKinds, sayAllKinds } from './seven-kinds.js';

const LONGEST_MS = 90_000;
const TODAY = new Date().toISOString().slice(0, 10);

describeWhere('kafka', 'changes of people from the HR system', () => {
  const kafka = useKafka();
  let hr: HrSystem;
  let server: InboundServer;
  beforeAll(async () => {
    server = await InboundServer.start(kafka().brokers);
    await server.until(async () => (await server.figures()).includes('plumbline_inbound_lag_messages 0'), 'the group');
    hr = await HrSystem.connect(kafka().brokers);
  }, LONGEST_MS);
  afterAll(async () => {
    await hr.close();
    await server.close();
  });
  // Order holds for each person: whoever is named as a manager must be there before.
  const hasJoined = async (person: string, more: object = {}) => {
    const id = await hr.joins(person, more);
    expect(await server.answered(id)).toEqual(['applied']);
    return id;
  };

  it(
    'are applied, all seven kinds, as the source, and each once',
    async () => {
      await hasJoined('boss');
      await expectAllKinds(server, await sayAllKinds(hr));
    },
    LONGEST_MS,
  );

  it(
    'name people by source ids, which the log of events does not hold in any form',
    async () => {
      const about = { person: 'hr-0041385', effectiveDate: TODAY };
      const joined = await hasJoined('hr-0041385', { opaqueId: true, manager: null });
      const team = await hr.joins('hr-0041386', { opaqueId: true, manager: 'hr-0041385' });
      const ids = [joined, team, await hr.says('level-changed', { ...about, level: 'staff' })];
      expect(await server.answered(...ids)).toEqual(['applied', 'applied', 'applied']);
      const stored = await server.store.readAll(null, 1_000);
      const lead = stored.find(
        ({ metadata }) => metadata.correlationId === server.outcomes.get(joined)?.['correlationId'],
      );
      const report = stored.find(
        ({ metadata }) => metadata.correlationId === server.outcomes.get(team)?.['correlationId'],
      );
      const { personId } = (lead?.data ?? {}) as Readonly<{ personId?: string }>;
      expect(personId).toMatch(/^[\da-f]{16}$/);
      expect(report?.data).toMatchObject({ managerId: personId });
      expect(await server.person(personId ?? '')).toMatchObject({ level: 'staff' });
      expect(JSON.stringify(stored.map(({ metadata, stream }) => [metadata, stream]))).not.toContain('0041385');
      const again = await hr.says('level-changed', { ...about, level: 'staff' }, { id: ids[2] ?? '' });
      await server.until(() => server.outcomes.get(again)?.['outcome'] === 'repeated', 'the repeat');
      const other = await hr.says('level-changed', { ...about, level: 'principal' }, { id: ids[2] ?? '' });
      await server.until(() => server.outcomes.get(other)?.['code'] === 'id-reused', 'the refusal');
    },
    LONGEST_MS,
  );
});
