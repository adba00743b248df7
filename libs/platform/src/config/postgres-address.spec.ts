import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { readConfig } from './config.js';
import { addressProblem } from './postgres-address.js';
import { ConfigError } from './variables.js';

const folder = tempDir();
const file = join(folder.path, 'ca.pem');
writeFileSync(file, 'a certificate');
afterAll(() => {
  folder.remove();
});
const problemOf = (query: string): string | undefined => addressProblem(`postgres://u:hunter2@db/events${query}`);

describe('the parameters of an address of PostgreSQL', () => {
  it.each([
    '',
    '?sslmode=disable',
    '?sslmode=no-verify',
    '?sslmode=verify-full',
    `?sslmode=verify-full&sslrootcert=${file}`,
  ])('may be %s', (query) => {
    expect(problemOf(query)).toBeUndefined();
  });
  it.each(['allow', 'prefer', 'require', 'verify-ca', 'Verify-Full', 'verify_full', ''])(
    'are refused with sslmode=%s, which the client takes for another',
    (mode) => {
      expect(problemOf(`?sslmode=${mode}`)).toMatch(/^set sslmode to verify-full, which encrypts/u);
    },
  );
  it.each([
    'ssl=false',
    'ssl=true',
    'host=elsewhere',
    'user=x',
    'password=x',
    'port=1',
    'channel_binding=require',
    'connect_timeout=3',
    'application_name=x',
    'uselibpqcompat=true',
    'sslnegotiation=direct',
    'SSLMODE=disable',
    'sslmode=verify-full&sslmode=disable',
  ])('are refused where the client would not keep to one, or another place would be meant: %s', (query) => {
    expect(problemOf(`?${query}`)).toMatch(/^have no other parameters in the address than sslmode/u);
  });
  it('name files only where these are used, and can be read', () => {
    expect(problemOf(`?sslrootcert=${file}`)).toMatch(/^set sslmode to verify-full beside sslrootcert/u);
    expect(problemOf(`?sslmode=no-verify&sslrootcert=${file}`)).toMatch(
      /^set sslmode to verify-full beside sslrootcert/u,
    );
    expect(problemOf(`?sslcert=${file}&sslkey=${file}`)).toMatch(
      /^set sslmode to verify-full or no-verify beside sslcert/u,
    );
    expect(problemOf(`?sslmode=no-verify&sslcert=${file}&sslkey=${file}`)).toBeUndefined();
    expect(problemOf(`?sslmode=verify-full&sslrootcert=${file}.none`)).toMatch(/^name files that this user can read/u);
    expect(problemOf('?sslmode=verify-full&sslrootcert=system')).toMatch(/Node\.js knows$/u);
  });
  it.each(['postgres://u:word@x/y@db/events', 'postgres://u:w@db/a/b', 'postgres://u:w@db/events#x'])(
    'with more in it than an address has are told to be written in percent: %s',
    (url) => {
      expect(addressProblem(url)).toMatch(/^write @, :, \/ and # .* in percent/u);
    },
  );
  it.each(['PLUMBLINE_STORE_URL', 'PLUMBLINE_VIEWS_URL', 'PLUMBLINE_KEYS_URL'])('are checked in %s', (name) => {
    const read = (): unknown => readConfig({ [name]: 'postgres://u:hunter2@db/events?sslmode=require' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(`${name}: set sslmode to verify-full`);
    expect(read).not.toThrow('hunter2');
  });
});
