import { e2eOfCopies, project, reporters } from './jest.config.mjs';

/** What runs against a server of EventStoreDB that is given by its address, see tools/bootstrap/engines.mjs; and what Kafka's client loses. */
export default {
  maxWorkers: 1,
  reporters,
  testTimeout: 120_000,
  projects: [
    project('engines', [
      '<rootDir>/test/contract/event-store.eventstoredb.spec.ts',
      '<rootDir>/test/integration/eventstoredb/*.spec.ts',
      '<rootDir>/test/load/eventstoredb/*.spec.ts',
      '<rootDir>/test/e2e/cli{,-migrate}-eventstoredb.spec.ts',
    ]),
    project('engines-kafka', ['<rootDir>/test/engines/*.spec.ts', '<rootDir>/test/integration/kafka/settings.spec.ts']),
    e2eOfCopies('e2e-eventstoredb', 'eventstoredb'),
  ],
};
