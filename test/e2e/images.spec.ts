import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildByHand, type Image } from '../support/images/build-by-hand.js';

const BUILDING_MS = 600_000;

const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port.toString();
};

const isRoot = process.getuid?.() === 0;
/** As in the image: another user than root, who owns nothing but the data directory. */
const settingsOf = ({ folder, workdir, env, user }: Image, more: Readonly<Record<string, string>>) => {
  const [uid = '', gid = ''] = user.split(':');
  return {
    cwd: join(folder, workdir),
    env: {
      PATH: process.env['PATH'],
      ...env,
      ...(env['PLUMBLINE_DATA_DIR'] !== undefined && { PLUMBLINE_DATA_DIR: join(folder, env['PLUMBLINE_DATA_DIR']) }),
      HOST: '127.0.0.1',
      ...more,
    },
    ...(isRoot && { uid: Number(uid), gid: Number(gid) }),
  };
};

describe('the images, built by hand', () => {
  let parent: string;
  let images: ReadonlyMap<string, Image>;
  const running: ChildProcess[] = [];
  const imageOf = (name: string): Image => {
    const image = images.get(name);
    if (image === undefined) throw new Error(`there is no stage ${name}`);
    return image;
  };
  const start = (image: Image, env: Readonly<Record<string, string>>): { said: () => string } => {
    const [command = '', ...args] = [...image.entrypoint, ...image.cmd];
    const child = spawn(command, args, settingsOf(image, env));
    running.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    return { said: () => said };
  };
  const answers = async (url: string, said: () => string): Promise<Response> => {
    for (const end = Date.now() + 30_000; Date.now() < end;) {
      const answer = await fetch(url).catch(() => undefined);
      if (answer?.ok === true) return answer;
      await sleep(100);
    }
    throw new Error(`${url} does not answer: ${said()}`);
  };
  const healthOf = (image: Image, env: Readonly<Record<string, string>>): number | null => {
    const [command = '', ...args] = image.healthCheck;
    return spawnSync(command, args, settingsOf(image, env)).status;
  };

  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'plumbline-images-'));
    chmodSync(parent, 0o755);
    images = buildByHand(parent);
  }, BUILDING_MS);
  afterEach(async () => {
    for (const child of running.splice(0)) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  });
  afterAll(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it('of api and worker serve together, and say that they are healthy', async () => {
    const dataDir = join(imageOf('api').folder, '/var/lib/plumbline');
    const env = {
      ...{ PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_PROJECTIONS: 'worker', LOG_LEVEL: 'warn' },
      ...{ PORT: await freePort(), PLUMBLINE_WORKER_PORT: await freePort() },
    };
    expect(healthOf(imageOf('api'), env)).toBe(1);
    const worker = start(imageOf('worker'), env);
    const api = start(imageOf('api'), env);
    await answers(`http://127.0.0.1:${env.PORT}/health/ready`, api.said);
    await answers(`http://127.0.0.1:${env.PLUMBLINE_WORKER_PORT}/health/ready`, worker.said);
    expect([healthOf(imageOf('api'), env), healthOf(imageOf('worker'), env)]).toEqual([0, 0]);
    const docs = await fetch(`http://127.0.0.1:${env.PORT}/docs`);
    expect([docs.status, await docs.text()]).toEqual([200, expect.stringContaining('Plumbline')]);
  });

  it('of the command line says what is wrong with the settings', () => {
    const { entrypoint, ...image } = imageOf('cli');
    const [command = '', ...args] = entrypoint;
    const { status, stdout } = spawnSync(command, [...args, 'config', 'check'], {
      ...settingsOf({ ...image, entrypoint }, { PLUMBLINE_STORE_URL: 'postgres://u:p@db/events' }),
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, expect.stringContaining('PLUMBLINE_MASTER_KEY_FILE: set it to')]);
  });

  it('of the provider for trying gives a token that says who asks', async () => {
    const PORT = await freePort();
    const issuer = `http://127.0.0.1:${PORT}`;
    const { said } = start(imageOf('openid-for-trying'), { PORT, ISSUER: issuer });
    await answers(`${issuer}/.well-known/openid-configuration`, said);
    const body = new URLSearchParams({
      grant_type: 'password',
      client_id: 'trying',
      username: 'ada.okafor',
      roles: 'admin',
    });
    const { access_token: token } = (await (await fetch(`${issuer}/token`, { method: 'POST', body })).json()) as {
      access_token: string;
    };
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ sub: 'ada.okafor', roles: ['admin'], aud: 'plumbline', iss: issuer });
  });

  it('hold neither sources nor tools, nor packages for development', () => {
    for (const name of ['api', 'worker', 'cli']) {
      const app = join(imageOf(name).folder, 'app');
      for (const path of [
        'apps',
        'libs',
        'test',
        'tools',
        'node_modules/jest',
        'node_modules/typescript',
        'dist/tools',
      ])
        expect([name, path, existsSync(join(app, path))]).toEqual([name, path, false]);
      const others = ['api', 'worker', 'cli'].filter((other) => other !== name);
      expect(others.filter((other) => existsSync(join(app, 'dist/apps', other)))).toEqual([]);
    }
  });

  it('run as a user who can write nothing of the app', () => {
    const image = imageOf('api');
    expect(image.user).toMatch(/^[1-9]\d+:[1-9]\d+$/u);
    const writable = spawnSync('find', ['.', '-writable', '-not', '-type', 'l'], settingsOf(image, {}));
    if (isRoot) expect(String(writable.stdout)).toBe('');
  });
});
