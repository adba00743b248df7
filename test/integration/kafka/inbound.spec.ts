import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

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
  const joins = (person: string, more: object = {}) =>
    hr.says('joined', { person, name: `Name of ${person}`, orgUnit: 'platform', effectiveDate: '2026-01-01', ...more });

  it(
    'are applied, all seven kinds, as the source, and each once',
    async () => {
      const about = { person: 'ines', effectiveDate: TODAY };
      const ids = [
        await joins('boss'),
        await joins('ines', { level: 'senior', manager: 'boss', email: 'ines@example.org' }),
        await hr.says('manager-changed', { ...about, manager: null }),
        await hr.says('level-changed', { ...about, level: 'staff' }),
        await hr.says('org-unit-changed', { ...about, orgUnit: 'product' }),
        await hr.says('name-changed', { ...about, name: 'Ines Berg' }),
        await hr.says('left', about),
        await hr.says('returned', about),
      ];
      expect(await server.answered(...ids)).toEqual(ids.map(() => 'applied'));
      const events = await server.events('ines');
      expect(events.map(({ type }) => type)).toEqual([
        ...['PersonRegistered', 'ManagerChanged', 'LevelChanged', 'OrgUnitChanged', 'PersonCorrected'],
        ...['PersonLeft', 'PersonReturned'],
      ]);
      expect(new Set(events.map(({ metadata }) => metadata.actor))).toEqual(new Set(['source/HR']));
      expect(events.map(({ metadata }) => metadata.correlationId)).toEqual(ids.slice(1));
      expect(await server.person('ines')).toMatchObject({ name: 'Ines Berg', orgUnit: 'product', level: 'staff' });
    },
    LONGEST_MS,
  );
});
