import { runJest } from './run-jest.js';

/** `culprit` is the spec that failed, or that never ended. */
export type Ran = Readonly<{ culprit?: string; late: boolean; seconds: number }>;

/** The first that failed or, where none did, the first that said nothing. */
export const culpritIn = (output: string, specs: readonly string[]): string | undefined => {
  const said = (word: string) =>
    new Set([...output.matchAll(new RegExp(`^${word} .*?(\\S+\\.spec\\.ts)`, 'gm'))].map(([, spec]) => spec));
  const [failed, passed] = [said('FAIL'), said('PASS')];
  return specs.find((spec) => failed.has(spec)) ?? specs.find((spec) => !passed.has(spec));
};

/** Runs specs one after the other in this order, up to the first that fails. */
export const runSpecs = async (
  cwd: string,
  specs: readonly string[],
  how: Readonly<{ environment: NodeJS.ProcessEnv; silentSeconds: number }>,
): Promise<Ran> => {
  const { code, output, late, seconds } = await runJest(cwd, specs, { ...how, flags: ['--maxWorkers=1', '--bail'] });
  const culprit = code === 0 ? undefined : culpritIn(output, specs);
  return { late, seconds, ...(culprit !== undefined && { culprit }) };
};
