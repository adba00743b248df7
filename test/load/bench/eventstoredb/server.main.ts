import { EventStoreDbServer } from '../../../support/eventstoredb/server.js';

const server = await EventStoreDbServer.start();
process.send?.(server.url);
