import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { nearest } from '@plumbline/platform';
import { type Field, fieldsOf } from './fields-of.js';
import { badRequest, type FieldProblem } from './problems.js';

type Class = new () => object;
type Values = Readonly<Record<string, unknown>>;

/** More would be an answer that nobody reads. */
const MOST = 50;

/** Not the class of a request: Nest names these for arguments of other types. */
const OTHER_TYPES: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object, Buffer, Date]);

/** Names of unknown fields come from the request, so they are cut. */
const LONGEST = 200;
const UNKNOWN = 'is not a field of this request';

/**
 * One walk over the declared fields of a request. It ends at the last finding that is told, so that a body of nothing but mistakes
 * costs no more than one without; class-validator itself would look at all of them, and make an error of each.
 */
class Reading {
  readonly findings: FieldProblem[] = [];
  /** Where the walk is: names, and positions in lists. */
  private readonly path: (string | number)[] = [];

  /** The declared fields of the value, and no others. */
  object(value: Values, type: Class): object {
    const { list, byName } = fieldsOf(type);
    const depth = this.path.push('') - 1;
    for (const name in value) {
      this.path[depth] = name;
      if (!byName.has(name)) this.unknown(name, value, list);
    }
    const read: Record<string, unknown> = {};
    for (const field of list) {
      this.path[depth] = field.name;
      const own = Object.hasOwn(value, field.name)
        ? this.field(value[field.name], field)
        : this.field(undefined, field);
      if (own !== undefined) read[field.name] = own;
    }
    this.path.pop();
    return read;
  }

  private unknown(name: string, value: Values, known: readonly Field[]): void {
    if (this.findings.length >= MOST) return;
    const meant = nearest(
      name,
      known.map((field) => field.name).filter((each) => !Object.hasOwn(value, each)),
    );
    this.add(UNKNOWN, meant === undefined ? 'Leave it out.' : `Send ${meant} instead, or leave it out.`);
  }

  private field(given: unknown, { check, fix, nested, convert }: Field): unknown {
    const value = convert ? convert(given) : given;
    const problem = check?.(value);
    if (problem !== undefined) this.add(problem, fix);
    else if (nested && typeof value === 'object' && value !== null) return this.nested(value, nested());
    return value;
  }

  /** The rule of the field has made sure that it is an object, or a list of objects. */
  private nested(value: object, type: Class): unknown {
    if (!Array.isArray(value)) return this.object(value as Values, type);
    const depth = this.path.push(0) - 1;
    const items = value.map((item: Values, position) => {
      this.path[depth] = position;
      return this.findings.length < MOST ? this.object(item, type) : item;
    });
    this.path.pop();
    return items;
  }

  private add(problem: string, fix: string): void {
    if (this.findings.length >= MOST) return;
    const steps = this.path.map((step) =>
      typeof step === 'number' ? `[${step.toString()}]` : `.${step.slice(0, LONGEST)}`,
    );
    this.findings.push({ field: steps.join('').slice(1, 1 + LONGEST), problem, fix });
  }
}

/** The declared fields of the value; throws a problem that names each one that is missing, unknown or wrong. */
export const readAs = (value: unknown, type: Class): object => {
  const reading = new Reading();
  const read = reading.object((value ?? {}) as Values, type);
  if (reading.findings.length > 0) throw badRequest(reading.findings);
  return read;
};

/** Checks bodies, queries and paths against the decorators of their classes; unknown fields are refused by name. */
class RequestPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined || OTHER_TYPES.has(metatype)) return value;
    return readAs(value, metatype as Class);
  }
}

export const validationPipe = (): PipeTransform => new RequestPipe();
