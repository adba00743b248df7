import type { Cycle, Receipt } from '@plumbline/responses';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { addressOf, asRead, find } from '../find.js';
import { personIdOf } from '../person-ids.js';
import type { Session } from '../session.js';

export type CommitteeOptions = Readonly<{ member: readonly string[]; chair?: string }>;

type Change = Readonly<{ method: string; path: string; body: object; says: string }>;

/** What makes the committee hold these members and this chair, too; nobody is removed. */
const changesTo = (cycle: Cycle, { member: members, chair }: CommitteeOptions): readonly Change[] => {
  const at = addressOf('cycle', cycle.id);
  const there = new Set(cycle.committee?.members.map(({ id }) => id));
  const missing = members.filter((id) => !there.has(id));
  const joins: readonly Change[] =
    there.size === 0 && missing.length > 0
      ? [
          {
            method: 'POST',
            path: `${at}/committee`,
            body: { members: missing },
            says: `formed of ${missing.join(', ')}`,
          },
        ]
      : missing.map((id) => ({ method: 'POST', path: `${at}/members`, body: { member: id }, says: `${id} joined` }));
  if (chair === undefined || cycle.committee?.chair?.id === chair) return joins;
  return [...joins, { method: 'PUT', path: `${at}/chair`, body: { chair }, says: `${chair} is the chair` }];
};

const withIds = async (client: Client, { member, chair }: CommitteeOptions): Promise<CommitteeOptions> => ({
  member: await Promise.all(member.map((each) => personIdOf(client, each))),
  ...(chair !== undefined && { chair: await personIdOf(client, chair) }),
});

/** Forms the committee, or adds to it, and names the chair; what is so already is not sent. */
export const committeeOf = async (id: string, options: CommitteeOptions, { client, out }: Session): Promise<void> => {
  if (options.member.length === 0 && options.chair === undefined)
    throw new CliError(EXIT.usage, 'Name members with --member, a chair with --chair, or both.');
  const cycle = (await find(client, 'cycle', id)).body as Cycle;
  if (cycle.committee === null)
    throw new CliError(EXIT.refused, `You may not see the committee of ${id}. Run this as an admin of it.`);
  const done: string[] = [];
  for (const { method, path, body, says } of changesTo(cycle, await withIds(client, options))) {
    await client.require<Receipt>(method, path, { body });
    done.push(says);
  }
  out.result({ id, done }, () =>
    done.length === 0 ? `The committee of ${id} is so already.` : `The committee of ${id}: ${done.join('; ')}.`,
  );
};

/** Moves a cycle on as it is now. */
export const advance = async (id: string, to: string, { client, out }: Session): Promise<void> => {
  const headers = asRead(await find(client, 'cycle', id));
  const receipt = await client.require<Receipt>('POST', `${addressOf('cycle', id)}/phase`, { body: { to }, headers });
  out.result(receipt, () => `${id} is ${to} now.`);
};

export const close = async (id: string, { client, out }: Session): Promise<void> => {
  const headers = asRead(await find(client, 'cycle', id));
  const receipt = await client.require<Receipt>('POST', `${addressOf('cycle', id)}/closure`, { headers });
  out.result(receipt, () => `${id} is closed.`);
};
