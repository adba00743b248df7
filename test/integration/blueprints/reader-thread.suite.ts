import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BlueprintReader } from '@plumbline/blueprint-import';
import { inspectBlueprint } from '@plumbline/blueprint-import';
import { type DocumentSet, documentsOf } from '../../support/documents/document-set.js';

type Built = Readonly<{ BlueprintReader: typeof BlueprintReader }>;

const BUILT = resolve('dist/libs/blueprint-import/src/index.js');
const PAGE = Buffer.from('# Staff\n\nResponsibilities:\n\n- Leads.\n');

export const readerThreadSuite = (documents: DocumentSet) => (): void => {
  let built: Built;
  let opened: BlueprintReader[];
  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('There is no build: run npm run build, or npm test.');
    built = (await import(pathToFileURL(BUILT).href)) as Built;
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(() => Promise.all(opened.map((reader) => reader.close())));
  const reader = (...allowance: ConstructorParameters<typeof BlueprintReader>): BlueprintReader => {
    const made = new built.BlueprintReader(...allowance);
    opened.push(made);
    return made;
  };

  it('reads the same as without a thread', async () => {
    const both = reader();
    for (const { name, bytes } of documentsOf(documents))
      expect(await both.inspect(name, bytes())).toEqual(inspectBlueprint(name, bytes()));
  });
  it('refuses with the code and the message of the refusal, and continues', async () => {
    const one = reader();
    await expect(one.inspect('x', Buffer.from([0xff]))).rejects.toMatchObject({
      name: 'BlueprintRefused',
      code: 'blueprint-encoding',
    });
    await expect(one.inspect('x', Buffer.from('Flour and water'))).rejects.toMatchObject({
      name: 'UnsupportedBlueprint',
    });
    await expect(one.inspect('x', PAGE)).resolves.toMatchObject({ items: [{ kind: 'area' }, { text: 'Leads.' }] });
  });
  it.each([
    ['longer', { megabytes: 192, seconds: 0.001 }, 'took more than 0.001 seconds of the processor'],
    ['more memory', { megabytes: 6, seconds: 20 }, 'took more than 6 MB of memory'],
  ])('refuses a document that takes %s than allowed, and the process continues', async (_, allowance, words) => {
    const strict = reader(allowance);
    const refusal = {
      name: 'BlueprintRefused',
      code: 'blueprint-too-complex',
      message: expect.stringContaining(words) as string,
    };
    await expect(strict.inspect('x', PAGE)).rejects.toMatchObject(refusal);
    await expect(strict.inspect('x', PAGE)).rejects.toMatchObject(refusal);
  });
  it('keeps a bounded number waiting, and answers all of those', async () => {
    const crowded = reader();
    const asked = Array.from({ length: 17 }, () => crowded.inspect('x', PAGE));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
    expect(answers.at(-1)).toMatchObject({ reason: { name: 'ReaderBusy' } });
    await expect(crowded.inspect('x', PAGE)).resolves.toBeDefined();
  });
};
