/** What a refusal of the server says, as far as it says it (RFC 9457). */
export type Problem = Readonly<{
  code?: string;
  detail?: string;
  title?: string;
  errors?: readonly Readonly<{ field: string; problem: string; fix: string }>[];
}>;

const explain = ({ code, detail, title, errors = [] }: Problem): readonly string[] => [
  `${code ?? 'refused'}: ${detail ?? title ?? 'no reason given'}`,
  ...errors.map(({ field, problem, fix }) => `${field} ${problem}. ${fix}`),
];

/** What the server's refusal says: its code and reason, then each field that is wrong and what to send instead. */
export const refusalOf = ({ status, body }: Readonly<{ status: number; body: unknown }>, between = '\n  '): string =>
  typeof body === 'object' && body !== null ? explain(body).join(between) : `HTTP ${status.toString()}`;
