import { isDeepStrictEqual } from 'node:util';
import { fieldsOf } from './fields-of.js';
import { badRequest, type FieldProblem } from './problems.js';

type Class = new () => object;
type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Takes out of a body what a read adds to the fields of the request, and finds what of that is not as it was read. */
class Comparing {
  readonly findings: FieldProblem[] = [];

  object(sent: Values, read: Values, { type, path }: Readonly<{ type: Class; path: string }>): Values {
    const { byName } = fieldsOf(type);
    const kept: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(sent)) {
      const at = path === '' ? name : `${path}.${name}`;
      const field = byName.get(name);
      if (field === undefined && Object.hasOwn(read, name)) this.readOnly(value, read[name], at);
      else kept[name] = field?.nested ? this.nested(value, read[name], { type: field.nested(), path: at }) : value;
    }
    return kept;
  }

  private nested(sent: unknown, read: unknown, at: Readonly<{ type: Class; path: string }>): unknown {
    if (isObject(sent) && isObject(read)) return this.object(sent, read, at);
    if (!Array.isArray(sent) || !Array.isArray(read)) return sent;
    return sent.map((item: unknown, position) => {
      const was: unknown = read[position];
      const path = `${at.path}[${position.toString()}]`;
      return isObject(item) && isObject(was) ? this.object(item, was, { ...at, path }) : item;
    });
  }

  private readOnly(sent: unknown, read: unknown, field: string): void {
    if (isDeepStrictEqual(sent, asSent(read))) return;
    this.findings.push({
      field,
      problem: 'is read-only here, and not what it is now',
      fix: 'Send it as you read it, or leave it out.',
    });
  }
}

/**
 * A body without the fields that only a read has; a hidden one was read as null. `isCurrent`: the client has read what `read` is.
 *
 * @throws Problem 400 that names each that the client has read and sends otherwise
 */
export const withoutReadOnly = (
  body: unknown,
  read: object,
  { type, isCurrent }: Readonly<{ type: Class; isCurrent: boolean }>,
): unknown => {
  if (!isObject(body)) return body;
  const comparing = new Comparing();
  const kept = comparing.object(body, read as Values, { type, path: '' });
  if (isCurrent && comparing.findings.length > 0) throw badRequest(comparing.findings);
  return kept;
};
