import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Codec } from '@plumbline/event-store';
import { createLogger, readConfig } from '@plumbline/platform';
import { createApp } from '../../../../apps/api/src/create-app.js';
import { CONTROLLERS } from '../../../../apps/api/src/routes.js';
import { NothingController } from './nothing.controller.js';

/** The product's server with some routes more; says its address to the parent once it listens. */
const config = readConfig(process.env);
const app = await createApp(config, {
  logger: createLogger({ level: 'warn', name: 'bench' }),
  controllers: [...CONTROLLERS, NothingController],
  ...(process.argv.includes('unsealed') && { codec: new Codec(null) }),
});
await app.listen(0, '127.0.0.1');
process.send?.(await app.getUrl());

/** Milliseconds of all threads. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
/** Milliseconds for which the thread that serves was held, the 99th of a hundred times, since this was last asked. */
const held = (): number => {
  const p99 = delay.percentile(99) / 1_000_000;
  delay.reset();
  return p99;
};
process.on('message', (asked) => {
  if (asked === 'cpu') process.send?.(cpu());
  else if (asked === 'held') process.send?.(held());
  else void app.close().then(() => process.exit(0));
});
