import { existsSync } from 'node:fs';
import type { AccessItem, SubjectFile } from '@plumbline/responses';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { targetOf } from '../export/target.js';
import { listOf } from '../lists.js';
import { counted, countsIn, unreadableIn } from '../person-export/counted.js';
import { readable } from '../person-export/readable.js';
import { personIdOf } from '../person-ids.js';
import { sessionOf, type Session } from '../session.js';

type Options = Readonly<{ request?: string; release?: true; withdraw?: true; out?: string; force: boolean }>;

const addressOf = (id: string): string => `/v1/people/${encodeURIComponent(id)}/subject-access`;

const standing = async (id: string, session: Session): Promise<AccessItem | undefined> =>
  (await listOf<AccessItem>(session, `/v1/subject-access?person=${encodeURIComponent(id)}`))[0];

const request = async (id: string, caseNumber: string, { client, out }: Session): Promise<void> => {
  const receipt = await client.require('POST', addressOf(id), { body: { caseNumber } });
  out.result(
    receipt,
    () => `Asked for, case ${caseNumber}. Another admin releases it: plumbline person export ${id} --release`,
  );
};

const release = async (id: string, { client, out }: Session): Promise<void> => {
  const receipt = await client.require('POST', `${addressOf(id)}/release`);
  out.result(receipt, () => `Released to you and to whoever asked: plumbline person export ${id} --out <file>`);
};

const withdraw = async (id: string, { client, out }: Session): Promise<void> => {
  const receipt = await client.require('POST', `${addressOf(id)}/withdrawal`);
  out.result(receipt, () => 'Withdrawn: nobody can read it.');
};

const put = async (path: string, text: string): Promise<void> => {
  const target = targetOf(path);
  await target.write(text);
  target.done();
};

/** Two files that only their owner can read: JSON, and the same as text. */
const write = async (id: string, path: string, force: boolean, { client, out }: Session): Promise<void> => {
  const files = [path, `${path}.txt`];
  const there = files.filter((file) => existsSync(file));
  if (there.length > 0 && !force)
    throw new CliError(EXIT.usage, `${there.join(' and ')} is there already. Name another file, or add --force.`);
  const file = await client.require<SubjectFile>('GET', addressOf(id));
  await put(path, `${JSON.stringify(file, null, 2)}\n`);
  await put(`${path}.txt`, readable(file));
  const damaged = unreadableIn(file);
  if (damaged > 0)
    out.note(
      `${damaged.toString()} of its texts read "unreadable": they are damaged where they are stored. Have an operator put a copy back, and make the file again, before you hand it over.`,
    );
  const counts = countsIn(file);
  out.result({ files, ...counts }, () => `${counted(counts)} in ${path}, to read in ${path}.txt.`);
};

const show = async (id: string, session: Session): Promise<void> => {
  const { requested = null, released = null } = (await standing(id, session)) ?? {};
  session.out.result({ requested, released }, () =>
    [
      requested === null ? 'Nobody asks.' : `Asked for by ${requested.by.id}, case ${requested.caseNumber}.`,
      released === null
        ? 'Nothing is released.'
        : `Released by ${released.by.id}, to ${released.requestedBy.id} too, until ${released.until}, case ${released.caseNumber}.`,
    ].join('\n'),
  );
};

const run = async (named: string, options: Options, session: Session): Promise<void> => {
  const id = await personIdOf(session.client, named);
  if (options.request !== undefined) return request(id, options.request, session);
  if (options.release) return release(id, session);
  if (options.withdraw) return withdraw(id, session);
  return options.out === undefined ? show(id, session) : write(id, options.out, options.force, session);
};

export const personCommand = (program: Command): void => {
  program
    .command('person')
    .description('one person')
    .command('export')
    .description('what is kept about somebody, to be handed to them: asked for by one admin, released by another')
    .argument('<id>', 'their id, or that of the source that they come from')
    .addOption(new Option('--request <case>', 'ask for it, for this case').conflicts(['release', 'withdraw', 'out']))
    .addOption(new Option('--release', 'release what another admin asked for').conflicts(['withdraw', 'out']))
    .addOption(new Option('--withdraw', 'end what was asked for or released').conflicts('out'))
    .option('--out <file>', 'write it there as JSON, and as text beside it')
    .option('--force', 'replace files that are there', false)
    .action((id: string, options: Options, command: Command) => run(id, options, sessionOf(command)));
};
