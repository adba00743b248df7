import type { CycleItem, FrameworkItem } from '@plumbline/responses';
import type { Answer, Client } from './client.js';
import { CliError, EXIT } from './exit-codes.js';

/** What the command line addresses by an id, with the list that has it. */
const KINDS = { cycle: '/v1/cycles', framework: '/v1/frameworks' } as const;
type Kind = keyof typeof KINDS;

const MOST_NAMED = 20;

export const addressOf = (kind: Kind, id: string): string => `${KINDS[kind]}/${encodeURIComponent(id)}`;

const idsOf = async (client: Client, kind: Kind): Promise<string> => {
  const ids: string[] = [];
  for await (const page of client.pages<CycleItem | FrameworkItem>(KINDS[kind])) ids.push(...page.map(({ id }) => id));
  if (ids.length === 0) return `There is none yet.`;
  const more = ids.length > MOST_NAMED ? `, and ${(ids.length - MOST_NAMED).toString()} more` : '';
  return `There is ${ids.slice(0, MOST_NAMED).join(', ')}${more}.`;
};

/** A cycle or framework as it is now; ends the command, and names those that there are, where there is none of that id. */
export const find = async (client: Client, kind: Kind, id: string): Promise<Answer> => {
  const answer = await client.send('GET', addressOf(kind, id));
  if (answer.status === 404)
    throw new CliError(EXIT.refused, `No ${kind} has the id ${id}. ${await idsOf(client, kind)}`, answer.body);
  client.accept(answer, `GET ${addressOf(kind, id)}`);
  return answer;
};

/** The header that holds a change to what was read. */
export const asRead = ({ headers }: Answer): Readonly<Record<string, string>> => ({
  'if-match': headers.get('etag') ?? '',
});
