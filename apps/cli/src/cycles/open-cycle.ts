import type { Framework, Receipt } from '@plumbline/responses';
import { CliError, EXIT } from '../exit-codes.js';
import { find } from '../find.js';
import { readInput } from '../input-file.js';
import type { Session } from '../session.js';
import { DEADLINES, deadlineOf, type DeadlineName } from './deadlines.js';

export type OpenOptions = Readonly<
  { title: string; framework: string; ofVersion?: string; level: readonly string[]; policy?: string } & Record<
    DeadlineName,
    string
  >
>;

const policyIn = (file: string | undefined): object | undefined => {
  if (file === undefined) return undefined;
  const content = readInput(file);
  if (typeof content === 'string') throw new CliError(EXIT.usage, `--policy: ${file}: ${content}.`);
  try {
    const policy = JSON.parse(new TextDecoder().decode(content)) as unknown;
    if (typeof policy === 'object' && policy !== null) return policy;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new CliError(EXIT.usage, `--policy: ${file} holds no JSON object. Name a file with the parts of the policy.`);
};

const VERSION = /^[1-9]\d{0,8}$/;

const versionOf = async (id: string, asked: string | undefined, { client }: Session): Promise<number> => {
  const framework = (await find(client, 'framework', id)).body as Framework;
  if (asked !== undefined) {
    if (VERSION.test(asked)) return Number(asked);
    throw new CliError(EXIT.usage, `--of-version ${asked}: write the number of a published version, such as 1.`);
  }
  if (framework.newestVersion === 0)
    throw new CliError(
      EXIT.usage,
      `--framework ${id}: no version is published. Publish one with "plumbline framework publish --framework ${id}".`,
    );
  return framework.newestVersion;
};

/** Opens a cycle on the newest version of a framework, or the one that is named. */
export const openCycle = async (id: string, options: OpenOptions, session: Session): Promise<void> => {
  const { title, framework, ofVersion, level: levels, policy: file } = options;
  const deadlines = Object.fromEntries(DEADLINES.map((name) => [name, deadlineOf(name, options[name])]));
  const policy = policyIn(file);
  const version = await versionOf(framework, ofVersion, session);
  const body = { id, title, framework: { id: framework, version }, levels, deadlines, ...(policy && { policy }) };
  const receipt = await session.client.require<Receipt>('POST', '/v1/cycles', { body });
  const said =
    receipt.appended === 0 ? `${id} is open already.` : `Opened ${id} on ${framework}, version ${version.toString()}.`;
  session.out.result(
    { ...receipt, version },
    () => `${said} Form its committee with "plumbline cycle committee ${id} --member <person>... --chair <person>".`,
  );
};
