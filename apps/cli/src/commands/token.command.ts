import type { Role } from '@plumbline/access';
import type { Command } from 'commander';
import { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import type { Output } from '../output.js';
import { serverAddress } from '../server-address.js';
import { personNamed } from '../person-ids.js';
import { type GlobalOptions, sessionOf } from '../session.js';
import { issue, tokenSource } from '../tokens.js';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds in `90s`, `15m`, `8h` or `30d`. */
const secondsOf = (ttl: string): number => {
  const [, digits = '', unit = ''] = /^(\d{1,5})([smhd])$/.exec(ttl) ?? [];
  const seconds = Number(digits) * (UNITS[unit] ?? 0);
  if (seconds === 0) throw new CliError(EXIT.usage, `--ttl ${ttl}: write a number and s, m, h or d, for example 8h.`);
  return seconds;
};

type Options = Readonly<{ sub: string; role: readonly Role[]; ttl: string }>;

const roleOf = (role: string, earlier: readonly Role[]): readonly Role[] => {
  if (role !== 'admin' && role !== 'auditor')
    throw new CliError(
      EXIT.usage,
      `--role ${role}: the roles are admin and auditor; everything else follows from relations.`,
    );
  return [...earlier, role];
};

const QUICKLY_MS = 2_000;

/** A token for nobody sees nothing, without a word: that is hard to tell from a person without nominations. */
const noteWhose = async (sub: string, command: Command, out: Output): Promise<void> => {
  const { url, dataDir } = command.optsWithGlobals<GlobalOptions>();
  const client = new Client(serverAddress(url), tokenSource({ dataDir }, undefined), QUICKLY_MS);
  try {
    const { id, isUnknown } = await personNamed(client, sub);
    if (id !== sub) out.note(`${sub} is the source id of ${id}: the token speaks for that person.`);
    else if (isUnknown)
      out.note(`Nobody is registered with the id ${sub}: this token sees nothing but lists of cycles and frameworks.`);
  } catch {
    // No server has to run to issue a token.
  }
};

export const tokenCommand = (program: Command): void => {
  program
    .command('token')
    .description('issue a bearer token with the key of the embedded issuer')
    .requiredOption('--sub <person>', 'person that the token speaks for, by their id or that of their source')
    .option('--role <role>', 'admin or auditor; may be repeated', roleOf, [])
    .option('--ttl <duration>', 'how long it is valid', '8h')
    .action(async ({ sub, role, ttl }: Options, command: Command) => {
      const { options, out } = sessionOf(command);
      const ttlSeconds = secondsOf(ttl);
      const token = await issue(options.dataDir, { subject: sub, roles: role, ttl: ttlSeconds });
      await noteWhose(sub, command, out);
      out.result({ token, subject: sub, roles: role, ttlSeconds }, () => token);
    });
};
