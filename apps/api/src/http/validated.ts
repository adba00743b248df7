import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** optional: may be left out. nullable: may be null. */
export type Presence = Readonly<{ optional?: boolean; nullable?: boolean; description?: string }>;

/** What is wrong with the value, as the end of a sentence that begins with the field's name. */
export type Check = (value: unknown) => string | undefined;

export type Rule = Readonly<{ check: Check; fix: string; schema: ApiPropertyOptions }>;

/** Key of the class-validator context that says how to fix a failure; the exception factory reads it. */
export const FIX = 'fix';

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
      { context: { [FIX]: fix } },
    ),
  );
};
