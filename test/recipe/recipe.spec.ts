import { readFileSync } from 'node:fs';
import { FORMAT, KNOWN, LINT } from '../../tools/bootstrap/check.mjs';
import { Compiler } from './compiler.js';
import { Copy } from './copy.js';
import { original, type Seen, type Step, taken } from './step.js';
import { GENERATED, STEPS } from './steps.js';

const compiler = new Compiler();
const copy = new Copy();
afterAll(() => {
  copy.remove();
});

const textsWithout = (omitted?: Step): ReadonlyMap<string, string> =>
  new Map(STEPS.map((step) => [step.file, step === omitted ? original(step) : taken(step)]));
const write = (texts: ReadonlyMap<string, string>): void => {
  for (const [file, text] of texts) copy.write(file, text);
};

/** What Node says of the copy where it does not leave with 0. */
const outcome = (args: readonly string[]): readonly string[] => {
  const { status, output } = copy.run(process.execPath, args);
  return status === 0 ? [] : [output];
};
const complaints = (seen: Seen, texts: ReadonlyMap<string, string>): readonly string[] => {
  if (seen.gate === 'types') return compiler.complaints(texts, seen.in);
  return seen.gate in KNOWN ? outcome(KNOWN[seen.gate as keyof typeof KNOWN]) : copy.failures(seen.gate);
};

const SPECS = [...new Set([...STEPS, ...GENERATED].map(({ gate }) => gate))].filter((gate) =>
  gate.endsWith('.spec.ts'),
);
const FILES = [...STEPS.map(({ file }) => file), ...GENERATED.flatMap(({ files }) => files)];

describe('a command that is added by the recipe', () => {
  const all = textsWithout();
  beforeAll(() => {
    write(all);
    for (const { command } of GENERATED) {
      const { status, output } = copy.run('sh', ['-c', command]);
      if (status !== 0) throw new Error(output);
    }
  });

  it('compiles, with all of the tree', () => {
    expect(compiler.complaints(all)).toEqual([]);
  });
  // The copy shares the packages of this tree through a link.
  it.each([
    ['lint', [...LINT, ...STEPS.map(({ file }) => file)]],
    ['format', [...FORMAT, ...FILES]],
    ['boundaries', [...KNOWN.boundaries, '--preserve-symlinks']],
    ['contracts', KNOWN.contracts],
  ])('passes the gate %s', (_, args) => {
    expect(outcome(args)).toEqual([]);
  });
  it('passes every spec that the recipe names, and the one of its decider', () => {
    expect(copy.failures(...SPECS, 'libs/domain/src/nomination/decide/packet.spec.ts')).toEqual([]);
  });
  it('works over HTTP, and shows its field to whom it may', () => {
    copy.write('test/e2e/context.spec.ts', readFileSync('test/recipe/context.suite.ts', 'utf8'));
    expect(copy.failures('test/e2e/context.spec.ts')).toEqual([]);
  });

  it.each(STEPS.map((step) => [step.file, step.gate, step] as const))('is missed without %s by %s', (_, gate, step) => {
    const texts = textsWithout(step);
    if (gate !== 'types') copy.write(step.file, original(step));
    try {
      expect(complaints(step, texts)).toContainEqual(expect.stringContaining(step.says));
    } finally {
      write(all);
    }
  });

  it.each(GENERATED.flatMap(({ files, gate }) => files.map((file) => [file, gate] as const)))(
    'is missed without %s by %s',
    (file, gate) => {
      const text = copy.read(file);
      copy.reset(file);
      expect(complaints({ gate, says: file }, all)).toContainEqual(expect.stringContaining(file));
      copy.write(file, text);
    },
  );
});
