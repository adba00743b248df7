import { readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app.js';

describe('the contract as a text', () => {
  const dir = tempDir();
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createApp(readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dir.path }));
    await app.inject({ url: '/docs/openapi.json' });
  });
  afterAll(async () => {
    await app.close();
    dir.remove();
  });

  it('is written once, and the same for everybody from then on', async () => {
    const ask = async () => {
      const before = process.cpuUsage();
      const { payload, headers } = await app.inject({ url: '/docs/openapi.yaml' });
      const { user, system } = process.cpuUsage(before);
      return { payload, type: headers['content-type'], cpu: user + system };
    };
    const first = await ask();
    expect([first.type, first.payload.startsWith('openapi: 3.1')]).toEqual(['text/yaml', true]);
    let others = 0;
    for (let again = 0; again < 5; again += 1) {
      const { payload, type, cpu } = await ask();
      expect([payload === first.payload, type]).toEqual([true, first.type]);
      others += cpu;
    }
    expect(others).toBeLessThan(first.cpu);
  });
});
