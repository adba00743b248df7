import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Shutdown } from './system/shutdown.js';
import { SHUTDOWN } from './system/tokens.js';

/** False where a part could not be closed, which is logged by then. */
export const closeApp = async (app: NestFastifyApplication): Promise<boolean> => {
  const shutdown = app.get<Shutdown>(SHUTDOWN);
  await app.close();
  return shutdown.failures.length === 0;
};
