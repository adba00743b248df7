import { existsSync, readFileSync } from 'node:fs';
import { GATES } from '../../tools/bootstrap/check.mjs';
import { taken } from '../recipe/step.js';
import { numberedList } from '../recipe/list.js';
import { GENERATED, STEPS } from '../recipe/steps.js';

describe('the recipe for a command', () => {
  it('is the list in CONTRIBUTING.md', () => {
    expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(`\n\n${numberedList()}`);
  });
  it('touches at most twelve files by hand, each in one step', () => {
    const files = new Set(STEPS.map(({ file }) => file));
    expect(files.size).toBe(STEPS.length);
    expect(files.size).toBeLessThanOrEqual(12);
  });
  it.each(STEPS.map((step) => [step.file, step] as const))('finds its places in %s', (_, step) => {
    expect(() => taken(step)).not.toThrow();
  });
  it('names gates that are there', () => {
    const gates = [...STEPS, ...GENERATED].map(({ gate }) => gate);
    expect(gates.filter((gate) => !(gate in GATES) && !existsSync(gate))).toEqual([]);
  });
});
