import { explainStart } from './explain-start.js';

const start = { host: '127.0.0.1', port: 3_000, dataDir: '/srv/data', portFrom: 'PORT' };
const failed = (more: object, message = 'listen failed') => Object.assign(new Error(message), more);

describe('a start that failed', () => {
  it.each([
    ['EADDRINUSE', 'listen', 'Port 3000 of 127.0.0.1 is taken: choose another with PORT.'],
    ['EACCES', 'listen', 'choose one above 1023 with PORT.'],
    ['EADDRNOTAVAIL', 'listen', 'HOST: 127.0.0.1 is no address of this machine: set it'],
    ['EAI_AGAIN', 'getaddrinfo', 'HOST: 127.0.0.1 is no name of a machine: set it'],
    ['ENOTFOUND', 'getaddrinfo', 'HOST: 127.0.0.1 is no name of a machine: set it'],
  ])('because of the network is explained with the fix (%s)', (code, syscall, said) => {
    expect(explainStart(failed({ code, syscall }), start)).toMatchObject({
      name: 'StartRefused',
      message: expect.stringContaining(said) as string,
    });
  });
  it.each([
    failed({ code: 'ENOSPC', syscall: 'write' }),
    failed({ code: 'SQLITE_FULL' }),
    failed({}, 'events.db cannot be opened for writing: database or disk is full (SQLITE_FULL)'),
    new Error('wrapped', { cause: failed({ code: 'SQLITE_FULL' }) }),
  ])('because of a full disk is explained with the folder (%#)', (error) => {
    expect(explainStart(error, start)).toMatchObject({
      message: 'No space is left for the data directory /srv/data: free some and start again.',
    });
  });
  it('for any other reason is reported as it is', () => {
    const others = [new Error('other'), failed({ code: 'EACCES', syscall: 'open' }), 'text'];
    expect(others.map((error) => explainStart(error, start))).toEqual(others);
  });
});
