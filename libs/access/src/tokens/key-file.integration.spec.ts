import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createKeyFile } from '@plumbline/key-files';
import { tempDir } from '@plumbline/testing';
import { EmbeddedIssuer } from './embedded-issuer.js';
import { KEY_FILE, openKey } from './key-file.js';

const pemOf = (key: ReturnType<typeof openKey>): string => String(key.export({ type: 'pkcs8', format: 'pem' }));

describe('the signing key of a data directory', () => {
  const dir = tempDir();
  afterAll(() => {
    dir.remove();
  });

  it('is made on first use, in a folder that nobody made yet, for its owner alone', () => {
    const dataDir = join(dir.path, 'deep', 'er');
    const key = openKey(dataDir);
    expect(key.asymmetricKeyType).toBe('ed25519');
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual([KEY_FILE]);
  });
  it('is the same at every later start', () => {
    const first = pemOf(openKey(join(dir.path, 'again')));
    expect(pemOf(openKey(join(dir.path, 'again')))).toBe(first);
  });
  it('is one for several processes that start at once: whoever makes it second leaves the first, and no draft', () => {
    const dataDir = join(dir.path, 'race');
    const key = pemOf(openKey(dataDir));
    // As if there had been no file when this process looked.
    createKeyFile(join(dataDir, KEY_FILE), 'made meanwhile');
    expect(pemOf(openKey(dataDir))).toBe(key);
    expect(readdirSync(dataDir)).toEqual([KEY_FILE]);
  });
  it('that another process made meanwhile is taken, and signs what is then accepted', async () => {
    const dataDir = join(dir.path, 'other');
    const [one, two] = [new EmbeddedIssuer(dataDir), new EmbeddedIssuer(dataDir)];
    const { principal } = await two.verify(await one.issueToken({ subject: 'p1' }));
    expect(principal.personId).toBe('p1');
  });
  it.each(['rsa', 'ec', 'ed448', 'x25519'] as const)('is never one of type %s', (type) => {
    const dataDir = join(dir.path, type);
    mkdirSync(dataDir, { mode: 0o700 });
    const options = { modulusLength: 2_048, namedCurve: 'P-256' };
    const { privateKey } = generateKeyPairSync(type as 'rsa', options);
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(dataDir, KEY_FILE), pem, { mode: 0o600 });
    expect(() => openKey(dataDir)).toThrow('holds no Ed25519 key');
    expect(readFileSync(join(dataDir, KEY_FILE), 'utf8')).toBe(pem);
  });
  it('is refused where others can read it, and left as it is', () => {
    const dataDir = join(dir.path, 'loose');
    const first = pemOf(openKey(dataDir));
    chmodSync(join(dataDir, KEY_FILE), 0o640);
    expect(() => openKey(dataDir)).toThrow('can be read by others (mode 640)');
    chmodSync(join(dataDir, KEY_FILE), 0o600);
    expect(pemOf(openKey(dataDir))).toBe(first);
  });
  it('is not made where it cannot be, and leaves no draft of it', () => {
    const file = join(dir.path, 'a-file');
    writeFileSync(file, '');
    expect(() => openKey(file)).toThrow();
    expect(existsSync(join(file, KEY_FILE))).toBe(false);
  });
  it.each([
    [
      'a folder',
      (path: string) => {
        mkdirSync(path, { mode: 0o755 });
      },
    ],
    [
      'a link that leads nowhere',
      (path: string) => {
        symlinkSync(`${path}.gone`, path);
      },
    ],
  ])('is none where %s is in its place, whatever the rights of that', (what, put) => {
    const dataDir = join(dir.path, what.replaceAll(' ', '-'));
    mkdirSync(dataDir);
    put(join(dataDir, KEY_FILE));
    expect(() => openKey(dataDir)).toThrow(`${join(dataDir, KEY_FILE)} holds no Ed25519 key to sign with. Put it back`);
  });
});

describe('the signing key of a file that is given', () => {
  const dir = tempDir();
  const file = join(dir.path, 'mounted');
  afterAll(() => {
    dir.remove();
  });

  it('is taken as it is mounted, also where others can read it', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, pem, { mode: 0o644 });
    expect(pemOf(openKey(dir.path, file))).toBe(pem);
  });
  it.each([
    ['holds none', 'x', 'holds no Ed25519 key to sign with. Put one there, as PEM'],
    ['is empty', '', 'holds no Ed25519 key to sign with. Put one there, as PEM'],
    ['is not there', undefined, 'cannot be read (ENOENT). Put the key there'],
  ])('is never made, nor is anybody told to delete it: %s', (what, content, says) => {
    const path = join(dir.path, what);
    if (content !== undefined) writeFileSync(path, content);
    const open = () => openKey(dir.path, path);
    expect(open).toThrow(`PLUMBLINE_SIGNING_KEY_FILE: ${path} ${says}`);
    expect(open).not.toThrow(/delete/);
    expect(existsSync(path)).toBe(content !== undefined);
  });
});
