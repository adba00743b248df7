import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSet } from '../../support/documents/document-set.js';
import { linesOf, plumbline } from '../support/cli.js';
import { filesIn } from '../support/document-files.js';
import { makeDataDir, removeDataDir } from '../support/server.js';

/**
 * Says on stderr how much memory a process took at most, in kilobytes, and how many microseconds of processor time. The memory not by
 * `resourceUsage`: on Linux a child begins with the peak of whoever started it, which is this test.
 */
const METER = `data:text/javascript,${encodeURIComponent(
  'import { readFileSync } from "node:fs";' +
    'process.on("exit", () => { const { user, system } = process.cpuUsage();' +
    'process.stderr.write(/VmHWM:.*/.exec(readFileSync("/proc/self/status", "utf8"))[0] + " cpu " + (user + system)); });',
)}`;
const inspected = ({ stdout }: Readonly<{ stdout: string }>) =>
  linesOf(stdout).map((line) => JSON.parse(line) as Record<string, unknown>);

export const inspectSuite = (documents: DocumentSet) => (): void => {
  let folder: string;
  /** 20 MB that take no room on the disk. */
  const large = (): string => {
    const file = join(folder, 'large.json');
    writeFileSync(file, '');
    truncateSync(file, 20_000_000);
    return file;
  };
  let files: readonly string[];
  let page: string;
  beforeAll(() => {
    folder = makeDataDir();
    files = filesIn(folder, documents);
    page = files.at(-1) ?? '';
  });
  afterAll(() => {
    removeDataDir(folder);
  });

  it('prints one object for each document, without a server, in little time and memory', async () => {
    const ran = await plumbline(['blueprint', 'inspect', ...files, '--json'], {
      PLUMBLINE_URL: 'http://127.0.0.1:1',
      NODE_OPTIONS: `--import ${METER}`,
    });
    const seconds = Number(/ cpu (\d+)/.exec(ran.stderr)?.[1]) / 1e6;
    const megabytes = Number(/VmHWM:\s*(\d+) kB/.exec(ran.stderr)?.[1]) / 1_024;
    process.stderr.write(
      `${String(files.length)} documents inspected in ${seconds.toFixed(2)} s of processor time, ${megabytes.toFixed(0)} MB at most.\n`,
    );
    expect(ran.code).toBe(0);
    const printed = inspected(ran);
    expect(printed.map((one) => Object.keys(one))).toEqual(files.map(() => ['source', 'role', 'items', 'report']));
    expect(printed.map(({ source }) => (source as { format: string }).format)).toEqual([
      ...documents.roles.map(() => 'role-blueprint-wp-post'),
      'career-track',
    ]);
    // Figures are 1.5 s and 250 MB; a processor that others use does less in a second.
    expect(seconds).toBeLessThan(4.5);
    expect(megabytes).toBeLessThan(250);
  });

  it('prints what it can read, and why it cannot read the rest', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"content": {"rendered": "<p>');
    const missing = join(folder, 'missing.md');
    const ran = await plumbline(['blueprint', 'inspect', broken, page, missing, '--json']);
    expect(ran.code).toBe(2);
    expect(inspected(ran)).toMatchObject([{ source: { format: 'career-track' } }]);
    expect(ran.stderr).toMatch(/broken\.json: blueprint-[a-z]+: .+/);
    expect(ran.stderr).toMatch(/missing\.md: unreadable: /);
  });

  it.each([
    ['a folder', () => folder, 'it is a folder'],
    ['a file without end', () => '/dev/zero', 'it is a device'],
    ['a large file', () => large(), '5242880 bytes'],
  ])('refuses %s without reading all of it', async (_, file, words) => {
    const ran = await plumbline(['blueprint', 'inspect', file(), page, '--json']);
    expect(inspected(ran)).toMatchObject([{ source: { format: 'career-track' } }]);
    expect(ran.stderr).toContain(words);
  });

  it('lets no document or file name control the terminal', async () => {
    const sly = join(folder, 'sly\u001b[31m.md');
    const turned = join(folder, 'turned.md');
    for (const file of [sly, turned])
      writeFileSync(file, '# Staff\n\nResponsibilities:\n\n- Leads:\u202Egnp\n- Helps\u200e.\n');
    const ran = await plumbline(['blueprint', 'inspect', sly, turned, '--json']);
    expect(inspected(ran)).toMatchObject([{ items: [{ kind: 'area' }, { text: 'Leads:gnp' }, { text: 'Helps.' }] }]);
    expect(ran.stderr).toContain('sly\\u001b[31m.md: blueprint-control-character');
    expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u202e\u200e]/u);
  });

  it('fails like any other command if it can read nothing', async () => {
    const ran = await plumbline(['blueprint', 'inspect', join(folder, 'none.md'), '--json']);
    expect([ran.code, inspected(ran)]).toMatchObject([2, [{ exitCode: 2 }]]);
  });

  it('prints for people what was found, by kind', async () => {
    const { code, stdout } = await plumbline(['blueprint', 'inspect', page]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}responsibility +24$/m);
    expect(stdout).toMatch(/^ {2}level +Staff \(inferred\)$/m);
    expect(stdout).toContain('Not an item: none.');
  });
};
