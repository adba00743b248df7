import { join } from 'node:path';
import { modules, root, withTools } from './paths.mjs';
import { capture } from './spawn.mjs';

export const CODE = ['apps', 'libs', 'test', 'tools'];
export const LINT = ['node_modules/oxlint/bin/oxlint'];
export const FORMAT = ['node_modules/oxfmt/bin/oxfmt'];
// One checker: with two each works out anew what types they share, and other gates have the second core.
export const TYPES = [
  ...['node_modules/typescript-native/bin/tsc', '--noEmit', '--checkers', '1'],
  ...['--incremental', '--tsBuildInfoFile', join(modules, '.cache', 'check.tsbuildinfo')],
];

/** Longest first, so that two at a time end together. Each must leave with 0. */
export const GATES = {
  lint: [...LINT, ...CODE],
  types: TYPES,
  boundaries: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...CODE],
  contracts: ['dist/tools/contracts.js', '--check'],
  'dark-tests': ['dist/tools/dark-tests.js'],
  format: [...FORMAT, '--check', '.'],
};
const AT_ONCE = 2;
// The compiler and the linter's types are Go, which by its own choice spends a quarter of their time on collecting garbage.
const SETTINGS = { GOGC: '400' };

const judge = async (node, name) => {
  const started = performance.now();
  const { code, output } = await capture(node, GATES[name], { cwd: root, env: { ...withTools(node), ...SETTINGS } });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  if (output.trim() !== '') console.log(output.trimEnd());
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds} s`);
  return code === 0 ? [] : [name];
};

/** Runs every gate to its end, also when one fails, and names those that did. Answers an exit code. */
export const check = async (node, only) => {
  const unknown = only.filter((name) => !Object.hasOwn(GATES, name));
  if (unknown.length > 0) {
    console.error(`Unknown gate ${unknown.join(', ')}: one of ${Object.keys(GATES).join(', ')}.`);
    return 2;
  }
  const waiting = only.length > 0 ? [...only] : Object.keys(GATES);
  const failed = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      failed.push(...(await judge(node, name)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  console.log(failed.length === 0 ? 'All gates passed.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
};
