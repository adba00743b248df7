import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** How a command ended and what it said. */
export type Ran = Readonly<{ code: number; stdout: string; stderr: string }>;
export type Env = Readonly<Record<string, string | undefined>>;

const MAIN = resolve('dist/apps/cli/src/main.js');
const SETTINGS = ['PLUMBLINE_URL', 'PLUMBLINE_DATA_DIR', 'PLUMBLINE_TOKEN', 'PORT', 'HOST', 'NODE_OPTIONS'];

/** The machine's variables without those that the command goes by, and then these. */
const environment = (env: Env): NodeJS.ProcessEnv => {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name)));
  return { ...clean, ...env };
};

/** Begins the built `plumbline` as a process of its own. */
export const begin = (args: readonly string[], env: Env = {}) => {
  if (!existsSync(MAIN)) throw new Error('There is no built command line: run npm run build, or npm test.');
  const child = spawn(process.execPath, [MAIN, ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = new Promise<Ran>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => {
      done({ code: code ?? -1, ...said, ...(signal !== null && { stderr: `${said.stderr}\nkilled by ${signal}` }) });
    });
  });
  return { child, said, ended };
};

/** Runs the built `plumbline` to its end. */
export const plumbline = (args: readonly string[], env: Env = {}): Promise<Ran> => begin(args, env).ended;

/** A shell line in which `plumbline` is the built one. */
export const shell = (line: string, env: Env = {}): Promise<Ran> =>
  new Promise((done, failed) => {
    const script = `plumbline() { "${process.execPath}" "${MAIN}" "$@"; }\n${line}`;
    const child = spawn('bash', ['-c', script], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', failed);
    child.on('close', (code) => {
      done({ code: code ?? -1, ...said });
    });
  });

/** The only JSON value on stdout. */
export const jsonOf = ({ stdout }: Ran): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;

export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Asks until the answer is yes; fails after a while. */
export const until = async (holds: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const deadline = Date.now() + 20_000; !(await holds());) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((next) => setTimeout(next, 30));
  }
};
