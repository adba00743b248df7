import type { PersonRow } from './rows.js';

type Reporting = Pick<PersonRow, 'id' | 'manager'>;

/** From somebody up to where a person comes again, was seen on another line, or has no manager in the file. */
const lineOf = (id: string, managers: ReadonlyMap<string, string>, seen: ReadonlySet<string>): readonly string[] => {
  const line = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !line.has(at) && !seen.has(at); at = managers.get(at))
    line.add(at);
  return [...line];
};

/**
 * By id, for everybody who reports to themselves by way of others in the same file: who reports to whom. No order of sending makes such rows
 * right, and the server, which gets them one by one, can only say that a manager is missing.
 */
export const loopsIn = (rows: readonly Reporting[]): ReadonlyMap<string, string> => {
  const managers = new Map(rows.flatMap(({ id, manager }) => (manager ? [[id, manager] as const] : [])));
  const loops = new Map<string, string>();
  const seen = new Set<string>();
  for (const { id } of rows) {
    const line = lineOf(id, managers, seen);
    const again = line.indexOf(managers.get(line.at(-1) ?? '') ?? '');
    const loop = again < 0 ? [] : line.slice(again);
    for (const [at, each] of (loop.length > 1 ? loop : []).entries()) {
      const around = [...loop.slice(at), ...loop.slice(0, at), each].join(' reports to ');
      loops.set(each, `manager-loop: in this file ${around}`);
    }
    for (const each of line) seen.add(each);
  }
  return loops;
};
