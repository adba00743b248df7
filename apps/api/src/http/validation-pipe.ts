import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { FIX } from './validated.js';
import { badRequest, type FieldProblem } from './problems.js';

const MOST = 50;

const pathOf = (parent: string, { property }: ValidationError): string => {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
};

const fixOf = (error: ValidationError, rule: string): string => {
  if (rule === 'whitelistValidation') return 'Leave it out.';
  const context = error.contexts?.[rule] as Record<string, unknown> | undefined;
  const fix = context?.[FIX];
  return typeof fix === 'string' ? fix : 'See the contract of this route.';
};

const problemOf = (rule: string, message: string): string => {
  if (rule === 'whitelistValidation') return 'is not a field of this request';
  return rule === 'nestedValidation' ? 'is not an object' : message;
};

/** One finding a field, with the path that leads to it; the first rule that fails is the one to fix. */
const findingsOf = (errors: readonly ValidationError[], parent = ''): readonly FieldProblem[] =>
  errors.flatMap((error) => {
    const field = pathOf(parent, error);
    const [rule, message] = Object.entries(error.constraints ?? {}).at(-1) ?? [];
    const found =
      rule === undefined || message === undefined
        ? []
        : [{ field: shown(field), problem: problemOf(rule, message), fix: fixOf(error, rule) }];
    return [...found, ...(found.length > 0 ? [] : findingsOf(error.children ?? [], field))];
  });

/** Names of unknown fields come from the request, so they are cut. */
const shown = (field: string): string => field.slice(0, 200);

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Most requests have no query string: what that is validated to is the same each time. */
class RememberingEmptyQueries extends ValidationPipe {
  private readonly empty = new Map<Type, unknown>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type !== 'query' || metatype === undefined || !isEmpty(value)) return super.transform(value, metadata);
    const remembered = this.empty.get(metatype);
    if (remembered !== undefined) return remembered;
    const validated: unknown = Object.freeze(await super.transform(value, metadata));
    this.empty.set(metatype, validated);
    return validated;
  }
}

export const validationPipe = (): ValidationPipe =>
  new RememberingEmptyQueries({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => badRequest(findingsOf(errors).slice(0, MOST)),
  });
