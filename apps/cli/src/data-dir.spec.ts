import { resolve } from 'node:path';
import { readConfig } from '@plumbline/platform';
import { defaultDataDir } from './data-dir.js';

describe('the data directory of a command', () => {
  it.each([
    [{}, 'data'],
    [{ PLUMBLINE_DATA_DIR: '' }, 'data'],
    [{ PLUMBLINE_DATA_DIR: '/srv/a' }, '/srv/a'],
    [{ PLUMBLINE_STORE_URL: 'sqlite:/srv/b' }, '/srv/b'],
    [{ PLUMBLINE_STORE_URL: 'sqlite:b' }, 'b'],
    [{ PLUMBLINE_STORE_URL: 'sqlite:' }, 'data'],
    [{ PLUMBLINE_DATA_DIR: '/srv/a', PLUMBLINE_STORE_URL: 'sqlite:/srv/a' }, '/srv/a'],
  ])('is that of the server with the same variables: %j', (env, dir) => {
    expect(defaultDataDir(env)).toBe(dir);
    expect(readConfig(env).dataDir).toBe(resolve(dir));
  });
});
