import { EventStoreDbServer } from './server.js';

// As a process of its own, reached by its address alone; gone with whoever started it.
const server = await EventStoreDbServer.start();
process.send?.(server.url);
process.on('disconnect', () => process.exit());
