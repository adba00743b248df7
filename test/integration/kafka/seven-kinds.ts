import type { HrSystem } from '../../support/kafka/hr-system.js';
import type { InboundServer } from '../../support/kafka/inbound-server.js';

const TODAY = new Date().toISOString().slice(0, 10);

/** One message of each kind, all about Ines, whose manager has joined before. Resolves to the ids of those about her. */
export const sayAllKinds = async (hr: HrSystem): Promise<readonly string[]> => {
  const about = { person: 'ines', effectiveDate: TODAY };
  return [
    await hr.joins('ines', { level: 'senior', manager: 'boss', email: 'ines@example.org' }),
    await hr.says('manager-changed', { ...about, manager: null }),
    await hr.says('level-changed', { ...about, level: 'staff' }),
    await hr.says('org-unit-changed', { ...about, orgUnit: 'product' }),
    await hr.says('name-changed', { ...about, name: 'Ines Berg' }),
    await hr.says('left', about),
    await hr.says('returned', about),
  ];
};

/** That each was applied once, as the source, under the correlation that the log of the server names. */
export const expectAllKinds = async (server: InboundServer, ids: readonly string[]): Promise<void> => {
  expect(await server.answered(...ids)).toEqual(ids.map(() => 'applied'));
  const events = await server.events('ines');
  expect(events.map(({ type }) => type)).toEqual([
    ...['PersonRegistered', 'ManagerChanged', 'LevelChanged', 'OrgUnitChanged', 'PersonCorrected'],
    ...['PersonLeft', 'PersonReturned'],
  ]);
  expect(new Set(events.map(({ metadata }) => metadata.actor))).toEqual(new Set(['source/HR']));
  const correlations = ids.map((id) => server.outcomes.get(id)?.['correlationId']);
  expect(events.map(({ metadata }) => metadata.correlationId)).toEqual(correlations);
  expect(await server.person('ines')).toMatchObject({ name: 'Ines Berg', orgUnit: 'product', level: 'staff' });
};
