import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** optional: may be left out. nullable: may be null. */
export type Presence = Readonly<{ optional?: boolean; nullable?: boolean; description?: string }>;

/** What is wrong with the value, as the end of a sentence that begins with the field's name. */
export type Check = (value: unknown) => string | undefined;

export type Rule = Readonly<{ check: Check; fix: string; schema: ApiPropertyOptions }>;

/**
 * What the pipe finds in class-validator's record of a property. `nested`: the class of the object, or of the objects of the list.
 * `convert` makes the value of a query parameter of its text.
 */
export type FieldRule = Readonly<{
  check?: Check;
  fix?: string;
  nested?: () => new () => object;
  convert?: (value: unknown) => unknown;
}>;

/** Adds to what the pipe does with a property; class-validator keeps it, and takes every value itself. */
export const fieldRule = (rule: FieldRule): PropertyDecorator =>
  ValidateBy({ name: 'field', validator: { validate: () => true } }, { context: rule });

const REQUIRED = 'is missing';

const applyPresence = (check: Check, { optional, nullable }: Presence): Check => {
  return (value) => {
    if (value === undefined) return optional ? undefined : REQUIRED;
    if (value === null) return nullable ? undefined : 'is null';
    return check(value);
  };
};

const schemaOf = (schema: ApiPropertyOptions, presence: Presence): ApiPropertyOptions =>
  ({
    ...schema,
    required: !presence.optional,
    ...(presence.nullable && { nullable: true }),
    ...(presence.description !== undefined && { description: presence.description }),
  }) as ApiPropertyOptions;

/** Makes the validator and the contract entry of a property from one rule, so that the two cannot differ. */
export const Validated = ({ check, fix, schema }: Rule, presence: Presence = {}): PropertyDecorator => {
  const checkPresent = applyPresence(check, presence);
  return applyDecorators(
    ApiProperty(schemaOf(schema, presence)),
    ValidateBy(
      {
        name: 'validated',
        validator: {
          validate: (value: unknown) => checkPresent(value) === undefined,
          defaultMessage: (args?: ValidationArguments) => checkPresent(args?.value) ?? 'is not right',
        },
      },
      { context: { check: checkPresent, fix } satisfies FieldRule },
    ),
  );
};
