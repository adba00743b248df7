import { chmodSync, chownSync } from 'node:fs';
import { addressProblem } from '@plumbline/platform';
import { connect, explain, hangUp } from '@plumbline/postgres';
import { tempDir } from '@plumbline/testing';
import { owner } from '../../load/postgres/programs.js';
import { PostgresServer } from '../../load/postgres/server.js';
import { makeCertificates } from '../../support/certificates.js';
import { describeWhere } from '../../support/describe-where.js';

describeWhere('postgres-programs', 'connections to PostgreSQL', () => {
  describeWhere('openssl', 'by TLS', () => {
    const folder = tempDir();
    let [server, ca]: [PostgresServer | undefined, string] = [undefined, ''];
    beforeAll(async () => {
      const made = makeCertificates(folder.path);
      ca = made.ca;
      chmodSync(folder.path, 0o755);
      chmodSync(made.key, 0o600);
      const own = owner();
      if (own !== undefined) chownSync(made.key, own.uid, own.gid);
      const settings = ['ssl=on', `ssl_cert_file=${made.cert}`, `ssl_key_file=${made.key}`];
      server = await PostgresServer.start({ settings });
    });
    afterAll(async () => {
      await server?.dispose();
      folder.remove();
    });

    /** Whether it is encrypted, or why there is no connection. */
    const tried = async (host: string, query: string): Promise<boolean | string> => {
      const url = new URL(`${server?.url('postgres') ?? ''}${query.replace('CA', ca)}`);
      url.hostname = host;
      expect(addressProblem(url.href)).toBeUndefined();
      try {
        const client = await connect({ url: url.href, timeoutMs: 5_000 });
        const { rows } = await client.query<{ ssl: boolean }>(
          'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
        );
        hangUp(client);
        return rows[0]?.ssl ?? false;
      } catch (error) {
        return explain(error, 'PLUMBLINE_STORE_URL');
      }
    };

    it('are what sslmode says', async () => {
      expect(await tried('localhost', '')).toBe(false);
      expect(await tried('localhost', '?sslmode=disable')).toBe(false);
      expect(await tried('localhost', '?sslmode=no-verify')).toBe(true);
      expect(await tried('127.0.0.1', '?sslmode=no-verify')).toBe(true);
      expect(await tried('localhost', '?sslmode=verify-full&sslrootcert=CA')).toBe(true);
    });
    it('are none where it is another server, or of an authority that is not known', async () => {
      expect(await tried('localhost', '?sslmode=verify-full')).toMatch(
        /of no authority that is known here\. Name .* sslrootcert=FILE/u,
      );
      expect(await tried('127.0.0.1', '?sslmode=verify-full&sslrootcert=CA')).toMatch(
        /the certificate of the server is for another host/u,
      );
    });
    it('and none where the server takes none', async () => {
      const plain = await PostgresServer.start();
      const url = `${plain.url('postgres')}?sslmode=no-verify`;
      const error: unknown = await connect({ url, timeoutMs: 5_000 }).catch((reason: unknown) => reason);
      expect(explain(error, 'PLUMBLINE_STORE_URL')).toMatch(/the server takes no connections by TLS/u);
      await plain.dispose();
    });
  });
});
