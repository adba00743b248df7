import type { Problem } from '@plumbline/responses';

const explain = ({ code, detail, title, errors = [] }: Partial<Problem>): readonly string[] => [
  `${code ?? 'refused'}: ${detail ?? title ?? 'no reason given'}`,
  ...errors.map(({ field, problem, fix }) => `${field} ${problem}. ${fix}`),
];

type Refusal = Readonly<{ status: number; headers: Headers; body: unknown }>;

/** Where the failure is the server's own, its log says more under this id. */
const traceOf = ({ status, headers }: Refusal): readonly string[] => {
  const id = headers.get('x-correlation-id');
  return status < 500 || id === null ? [] : [`X-Correlation-Id: ${id}`];
};

/** What the server's refusal says: its code and reason, then each field that is wrong and what to send instead. */
export const refusalOf = (refusal: Refusal, between = '\n  '): string => {
  const { status, body } = refusal;
  const said = typeof body === 'object' && body !== null ? explain(body) : [`HTTP ${status.toString()}`];
  return [...said, ...traceOf(refusal)].join(between);
};
