import { replayDeadLetters } from '@plumbline/messaging';
import type { Config } from '@plumbline/platform';
import { CONFIG } from '../../../apps/api/src/system/tokens.js';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { type EventsIn, useSharedPlaces } from '../../support/use-shared-places.js';
import { expectAllKinds, sayAllKinds } from './seven-kinds.js';

const LONGEST_MS = 120_000;
const TODAY = new Date().toISOString().slice(0, 10);
const ENGINES: [string, EventsIn][] = [
  ['PostgreSQL', 'postgres'],
  ['EventStoreDB', 'eventstoredb'],
];

describeWhere(['kafka', 'postgres'], 'changes of people, with views and keys in PostgreSQL', () => {
  const kafka = useKafka();

  describe.each(ENGINES)('and events in %s', (_, eventsIn) => {
    const { places, atEnd } = useSharedPlaces(eventsIn);

    it(
      'are applied, all seven kinds, as the source, each once, and so is a dead letter that is sent again',
      async () => {
        const server = await InboundServer.start(kafka().brokers, (await places()).settings);
        atEnd(() => server.close());
        expect(server.app.get<Config>(CONFIG)).toMatchObject({
          store: { engine: eventsIn },
          views: { engine: 'postgres' },
        });
        const hr = await HrSystem.connect(kafka().brokers);
        atEnd(() => hr.close());
        await server.answered(await hr.joins('boss'));
        const ids = await sayAllKinds(hr);
        await expectAllKinds(server, ids);
        const level = { person: 'ines', level: 'staff', effectiveDate: TODAY };
        const again = await hr.says('level-changed', level, { id: ids[2] ?? '' });
        await server.until(() => server.outcomes.get(again)?.['outcome'] === 'repeated', 'the repeat');
        expect(await server.events('ines')).toHaveLength(ids.length);

        const early = await hr.joins('ole', { manager: 'max' });
        expect(await server.answered(early)).toEqual(['manager-unknown']);
        expect(await server.answered(await hr.joins('max'))).toEqual(['applied']);
        const { sent } = await replayDeadLetters({ brokers: kafka().brokers, tls: null, sasl: null }, early);
        expect(sent).toEqual([early]);
        await server.until(() => server.outcomes.get(early)?.['outcome'] === 'applied', 'the dead letter');
        expect(await server.person('ole')).toMatchObject({ manager: { id: 'max' } });
      },
      LONGEST_MS,
    );
  });
});
