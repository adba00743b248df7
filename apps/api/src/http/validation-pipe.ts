import { ValidationPipe } from '@nestjs/common';
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

export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => badRequest(findingsOf(errors).slice(0, MOST)),
  });
