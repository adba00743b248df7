import { join } from 'node:path';
import { modules, root, withTools } from './paths.mjs';
import { capture } from './spawn.mjs';

export const CODE = ['apps', 'libs', 'test', 'tools'];
export const LINT = ['node_modules/eslint/bin/eslint.js'];
export const TYPES = [
  'node_modules/typescript/bin/tsc',
  ...['--noEmit', '--incremental', '--tsBuildInfoFile', join(modules, '.cache', 'check.tsbuildinfo')],
];

const BOUNDARIES = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
// A program makes far more short-lived objects than Node's default nursery is made for: a tenth less time.
const typesAndLint = (part) => ['--max-semi-space-size=64', 'dist/tools/types-and-lint.js', part, '2'];

/** Longest first, so that two at a time end together. Each must leave with 0. */
const GATES = {
  'types-and-lint-1': typesAndLint('1'),
  'types-and-lint-2': typesAndLint('2'),
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  boundaries: [BOUNDARIES, ...CODE],
  contracts: ['dist/tools/contracts.js', '--check'],
  'dark-tests': ['dist/tools/dark-tests.js'],
};
/** By name only: the first two of the gates do the same together. */
const ALONE = { types: TYPES, lint: [...LINT, ...CODE] };
const KNOWN = { ...GATES, ...ALONE };
const AT_ONCE = 2;

const judge = async (node, name) => {
  const started = performance.now();
  const { code, output } = await capture(node, KNOWN[name], { cwd: root, env: withTools(node) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  if (output.trim() !== '') console.log(output.trimEnd());
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds} s`);
  return code === 0 ? [] : [name];
};

/** Runs every gate to its end, also when one fails, and names those that did. Answers an exit code. */
export const check = async (node, only) => {
  const unknown = only.filter((name) => !Object.hasOwn(KNOWN, name));
  if (unknown.length > 0) {
    console.error(`Unknown gate ${unknown.join(', ')}: one of ${Object.keys(KNOWN).join(', ')}.`);
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
