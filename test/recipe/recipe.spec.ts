import { original, taken } from './apply.js';
import { Compiler } from './compiler.js';
import { Copy } from './copy.js';
import { GENERATED, type Gate, type Step, STEPS } from './steps.js';

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
const contracts = (): number | null => copy.node(['dist/tools/contracts.js', '--check']).status;
const isSpec = (gate: Gate): boolean => gate.endsWith('.spec.ts');

/** Whether a gate lets the copy pass. Only what a gate is there to see makes it fail: a spec that cannot be loaded throws. */
const passes = (gate: Gate, texts: ReadonlyMap<string, string>): boolean => {
  if (gate === 'types') return compiler.complaints(texts).length === 0;
  return gate === 'contracts' ? contracts() === 0 : copy.specs([gate]).numFailedTests === 0;
};

const GATES = [...new Set([...STEPS, ...GENERATED].map(({ gate }) => gate))];
/** What shows besides that the command works: what it decides, and that a packet shows its text. */
const BEHAVIOUR = [
  'libs/domain/src/nomination/decide/packet.spec.ts',
  'libs/application/src/nomination/queries/show-packet.spec.ts',
];

describe('a command that is added by the recipe', () => {
  const all = textsWithout();
  beforeAll(() => {
    write(all);
    const generated = copy.node(['tools/run.mjs', 'contracts']);
    if (generated.status !== 0) throw new Error(generated.output);
    copy.specs(['test/e2e/access-matrix/rows.spec.ts'], { PLUMBLINE_WRITE_ACCESS: '1' });
  });

  it('compiles, all of the tree', () => {
    expect(compiler.complaints(all)).toEqual([]);
  });
  it('passes every gate of the recipe, and works', () => {
    expect(contracts()).toBe(0);
    expect(copy.specs([...GATES.filter(isSpec), ...BEHAVIOUR])).toMatchObject({ numFailedTests: 0 });
  });

  it.each(STEPS.map((step) => [step.file, step] as const))('is noticed without %s', (_, step) => {
    const texts = textsWithout(step);
    if (step.gate !== 'types') copy.write(step.file, original(step));
    try {
      expect(passes(step.gate, texts)).toBe(false);
    } finally {
      write(all);
    }
  });

  it.each(GENERATED.map((generated) => [generated.command, generated] as const))(
    'is noticed without %s, whichever of its files is missing',
    (_, { files, gate }) => {
      for (const file of files) {
        const text = copy.read(file);
        copy.reset(file);
        expect([file, passes(gate, all)]).toEqual([file, false]);
        copy.write(file, text);
      }
    },
  );
});
