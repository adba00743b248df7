// Every *.spec.ts in the tree is run by jest, and none switches a test off. Leaves with 1 and names what is dark.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { specFiles, switchedOff, unlisted } from './checks/dark-tests.js';

const root = process.cwd();
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--listTests', '--json'];
const listedBy = (config: string): readonly string[] => {
  const listing = spawnSync(process.execPath, [...jest, '--config', config], { cwd: root, encoding: 'utf8' });
  if (listing.status !== 0) throw new Error(`jest --listTests failed: ${listing.stderr}`);
  return (JSON.parse(listing.stdout) as string[]).map((file) => relative(root, file));
};

const listed = ['jest.config.mjs', 'jest.recipe.config.mjs', 'jest.engines.config.mjs'].flatMap(listedBy);
const specs = specFiles(root);
const problems = [
  ...unlisted(specs, listed).map((file) => `${file} is never run: no jest project lists it.`),
  ...specs.flatMap((file) => switchedOff(file, readFileSync(file, 'utf8'))),
];
for (const problem of problems) console.error(problem);
if (specs.length === 0) console.error('No spec at all was found.');
if (specs.length === 0 || problems.length > 0) process.exitCode = 1;
