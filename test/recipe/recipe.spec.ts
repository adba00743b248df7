import { readFileSync } from 'node:fs';
import { FORMAT, GATES, LINT } from '../../tools/bootstrap/check.mjs';
import { Copy } from './copy.js';
import { original, type Seen, type Step, taken } from './step.js';
import { GENERATED, STEPS } from './steps.js';

const copy = new Copy();
afterAll(() => {
  copy.remove();
});

const take = (step: Step): void => {
  copy.write(step.file, taken(step));
};

/** What Node says of the copy where it does not leave with 0. */
const outcome = (args: readonly string[]): readonly string[] => {
  const { status, output } = copy.run(process.execPath, args);
  return status === 0 ? [] : [output];
};
/** The compiler on the copy, which remembers what it worked out there. */
const TYPES = [...GATES.types, '--tsBuildInfoFile', '.cache/types.tsbuildinfo', '--pretty', 'false'];
const typeErrors = (): readonly string[] => outcome(TYPES).flatMap((output) => output.split(/\n(?=\S)/));

const complaints = (seen: Seen): readonly string[] => {
  if (seen.gate === 'types') return typeErrors().filter((error) => error.startsWith(`${seen.in}(`));
  return seen.gate in GATES ? outcome(GATES[seen.gate as keyof typeof GATES]) : copy.failures(seen.gate);
};

/** What is wrong with the copy without a file that the recipe writes, which is put back. */
const complaintsWithout = (file: string, omit: () => void, seen: Seen): readonly string[] => {
  const text = copy.read(file);
  omit();
  try {
    return complaints(seen);
  } finally {
    copy.write(file, text);
  }
};

const SPECS = [...new Set([...STEPS, ...GENERATED].map(({ gate }) => gate))].filter((gate) =>
  gate.endsWith('.spec.ts'),
);
const FILES = [...STEPS.map(({ file }) => file), ...GENERATED.flatMap(({ files }) => files)];

describe('a command that is added by the recipe', () => {
  beforeAll(() => {
    STEPS.forEach(take);
    for (const { command } of GENERATED) {
      const { status, output } = copy.run('sh', ['-c', command]);
      if (status !== 0) throw new Error(output);
    }
  });

  it('compiles, with all of the tree', () => {
    expect(typeErrors()).toEqual([]);
  });
  // The copy shares the packages of this tree through a link.
  it.each([
    ['lint', [...LINT, ...STEPS.map(({ file }) => file)]],
    ['format', [...FORMAT, '--check', ...FILES]],
    ['boundaries', [...GATES.boundaries, '--preserve-symlinks']],
    ['contracts', GATES.contracts],
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

  it.each(STEPS.map((step) => [step.file, step.gate, step] as const))(
    'is missed without %s by %s',
    (_, _gate, step) => {
      const omit = () => {
        copy.write(step.file, original(step));
      };
      expect(complaintsWithout(step.file, omit, step)).toContainEqual(expect.stringContaining(step.says));
    },
  );

  it.each(GENERATED.flatMap(({ files, gate }) => files.map((file) => [file, gate] as const)))(
    'is missed without %s by %s',
    (file, gate) => {
      const omit = () => {
        copy.reset(file);
      };
      expect(complaintsWithout(file, omit, { gate, says: file })).toContainEqual(expect.stringContaining(file));
    },
  );
});
