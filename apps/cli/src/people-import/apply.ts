import { refusalOf, type Client } from '../client.js';
import type { PersonRow } from './rows.js';

export type RowReport = Readonly<{
  line: number;
  id: string;
  outcome: 'registered' | 'changed' | 'unchanged' | 'refused';
  /** What changed or would change, or why not. */
  detail: string;
}>;
type Known = Readonly<{
  name: string;
  orgUnit: string;
  level: string | null;
  manager: Readonly<{ id: string }> | null;
}>;
type Step = Readonly<{ path: string; body: object; says: string }>;

const dated = (row: PersonRow): object => (row.effectiveDate === null ? {} : { effectiveDate: row.effectiveDate });

const registration = (row: PersonRow): Step => ({
  path: '/v1/people',
  says: 'registered',
  body: {
    id: row.id,
    displayName: row.displayName,
    orgUnit: row.orgUnit,
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.level === null ? {} : { level: row.level }),
    ...(row.managerId === null ? {} : { managerId: row.managerId }),
    ...dated(row),
  },
});

const arrow = (from: string | null, to: string | null): string => `${from ?? 'none'} -> ${to ?? 'none'}`;

const changes = (row: PersonRow, known: Known): Step[] => {
  const at = `/v1/people/${encodeURIComponent(row.id)}`;
  const steps: Step[] = [];
  const step = (path: string, body: object, says: string): void => {
    steps.push({ path: `${at}/${path}`, body: { ...body, ...dated(row) }, says });
  };
  const manager = known.manager?.id ?? null;
  if (row.managerId !== manager)
    step('manager', { managerId: row.managerId }, `manager ${arrow(manager, row.managerId)}`);
  if (row.orgUnit !== known.orgUnit)
    step('org-unit', { orgUnit: row.orgUnit }, `org unit ${arrow(known.orgUnit, row.orgUnit)}`);
  if (row.level !== null && row.level !== known.level)
    step('level', { level: row.level }, `level ${arrow(known.level, row.level)}`);
  return steps;
};

/**
 * Brings one row to the server, or with `dryRun` only says what would be sent. A row whose steps are refused half way
 * says which went through; sending the file again then continues, because what is already so is left alone.
 */
export const applyRow = async (client: Client, row: PersonRow, plan: Plan): Promise<RowReport> => {
  const steps = await stepsFor(client, row);
  const report = (outcome: RowReport['outcome'], detail: string): RowReport => ({
    line: row.line,
    id: row.id,
    outcome,
    detail,
  });
  if (typeof steps === 'string') return report('refused', steps);
  if (steps.length === 0) return report('unchanged', 'already so');
  const done: string[] = [];
  for (const { path, body, says } of steps) {
    const refusal = plan.dryRun ? plan.objection(row) : await post(client, path, body);
    if (refusal !== null) return report('refused', [...done, refusal].join('; '));
    done.push(says);
  }
  plan.accepted.add(row.id);
  return report(steps[0]?.path === '/v1/people' ? 'registered' : 'changed', done.join('; '));
};

/** What a dry run can know of the rows before: a manager may be one whom an earlier row would register. */
export class Plan {
  readonly accepted = new Set<string>();
  constructor(
    readonly dryRun: boolean,
    private readonly registered: ReadonlySet<string>,
  ) {}

  objection({ managerId }: PersonRow): string | null {
    if (managerId === null || this.accepted.has(managerId) || this.registered.has(managerId)) return null;
    return `manager ${managerId} is neither registered nor in an accepted row before this one`;
  }
}

const stepsFor = async (client: Client, row: PersonRow): Promise<readonly Step[] | string> => {
  const answer = await client.send('GET', `/v1/people/${encodeURIComponent(row.id)}`);
  if (answer.status === 404) return [registration(row)];
  if (answer.status !== 200) return refusalOf(answer);
  return changes(row, answer.body as Known);
};

const post = async (client: Client, path: string, body: object): Promise<string | null> => {
  const answer = await client.send('POST', path, { body });
  return answer.status < 300 ? null : refusalOf(answer);
};
