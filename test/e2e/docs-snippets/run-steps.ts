import { spawn } from 'node:child_process';
import { type Step } from './blocks.js';

export type Outcome = Readonly<{ code: number; stderr: string; outputs: readonly string[] }>;

const SEPARATOR = '\u001e';
const PROBLEM = 'https://plumbline.example/problems/';

/** One shell for all steps of a page, so that a variable set in one is there in the next; it stops at the first failure. */
const script = (steps: readonly Step[]): string =>
  ['set -euo pipefail', ...steps.map(({ commands }) => `printf '\\036'\n${commands}`)].join('\n');

export const runSteps = (steps: readonly Step[], env: NodeJS.ProcessEnv): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-c', script(steps)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    shell.on('error', reject);
    shell.on('close', (code) => {
      resolve({ code: code ?? 1, stderr, outputs: stdout.split(SEPARATOR).slice(1) });
    });
  });

const untrue = ({ commands, expected, line }: Step, output: string): string[] => {
  const said = `line ${String(line)}: ${commands}\nanswered: ${output}`;
  const missing = expected.filter((fragment) => !output.includes(fragment));
  // curl leaves with 0 on a refusal: where a page does not speak of one, there must be none.
  const refused = output.includes(PROBLEM) && !expected.some((fragment) => fragment.includes('problem'));
  return [...missing.map((fragment) => `not found: ${fragment}\n${said}`), ...(refused ? [`refused\n${said}`] : [])];
};

/** Where a page says something else than its commands do; empty when all of it is true. */
export const lies = (steps: readonly Step[], { code, stderr, outputs }: Outcome): string[] => {
  const failed = steps[outputs.length - 1];
  return [
    ...(code === 0
      ? []
      : [`line ${String(failed?.line)} left with ${String(code)}: ${failed?.commands ?? ''}\n${stderr}`]),
    ...outputs.flatMap((output, i) => (steps[i] === undefined ? [] : untrue(steps[i], output))),
  ];
};
