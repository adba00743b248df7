import { hasVisibleText, hiddenIn, isLikelyDate } from '@plumbline/domain';
import { Compile, type Validator } from 'typebox/compile';
import { CHANGE_KINDS, type ChangeKind, definitionOf, kindOfType, type PersonChange } from './changes.js';
import { headerOf, type RawMessage, saidAt } from './raw-message.js';
import { Refused } from './refused.js';

/** No change of a person is as large. */
export const LARGEST_BYTES = 64 * 1_024;
const HEADER = /^[\x21-\x7e]{1,255}$/;
const LINE_BREAK = /[\n\r\t\u2028\u2029]/;

const VALIDATORS: ReadonlyMap<ChangeKind, Validator> = new Map(
  CHANGE_KINDS.map((kind) => [kind, Compile(definitionOf(kind).data)]),
);

const sizeOf = ({ key, value, headers }: RawMessage): number =>
  [key, value, ...Object.values(headers)].reduce((sum, part) => sum + (part?.length ?? 0), 0);

export const isTooLarge = (message: RawMessage): boolean => sizeOf(message) > LARGEST_BYTES;

const attribute = (message: RawMessage, name: string): string => {
  const value = headerOf(message, name);
  if (value === undefined) throw new Refused('header-missing', `The header ${name} is missing.`);
  if (!HEADER.test(value))
    throw new Refused('header-invalid', `The header ${name} is not 1 to 255 visible ASCII characters.`);
  return value;
};

const jsonOf = ({ value }: RawMessage): unknown => {
  if (value === null) throw new Refused('value-missing', 'The message has no value.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch {
    throw new Refused('not-json', 'The value is not JSON in UTF-8.');
  }
};

/** What the validator says of the first thing that is wrong. */
type Wrong = Readonly<{ keyword: string; instancePath: string; message: string; params: object }>;

const listed = (params: object, name: string): readonly string[] =>
  ((params as Readonly<Record<string, unknown>>)[name] as readonly string[] | undefined) ?? [];

const inWords = ({ keyword, instancePath, message, params }: Wrong): string => {
  if (keyword === 'required') return `The field ${listed(params, 'requiredProperties')[0] ?? ''} is missing.`;
  if (keyword === 'additionalProperties')
    return `The field ${listed(params, 'additionalProperties')[0] ?? ''} is not one of this type.`;
  if (instancePath === '') return 'The value is not an object.';
  return `The field ${instancePath.slice(1)} ${message.replace(/^must/u, 'has to')}.`;
};

/** A text as people write it, on one line: what a schema cannot say. */
const textProblem = (text: string): string | undefined => {
  const hidden = hiddenIn(text);
  if (hidden !== undefined) return `holds ${hidden.name}, ${hidden.code}, as character ${String(hidden.position)}`;
  if (LINE_BREAK.test(text)) return 'holds a line break or a tab';
  return hasVisibleText(text) ? undefined : 'is blank';
};

const schemaProblem = (kind: ChangeKind, data: unknown): string | undefined => {
  const validator = VALIDATORS.get(kind);
  if (validator?.Check(data) === true) return undefined;
  const wrong = validator?.Errors(data).find(({ keyword }) => keyword !== 'boolean');
  return wrong === undefined ? 'The value does not fit its type.' : inWords(wrong);
};

/** What a schema cannot say of a field. */
const fieldProblem = (field: string, value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (field === 'effectiveDate' && !isLikelyDate(value)) return 'is not a date of the calendar from 1900 on';
  return textProblem(value);
};

const ensureFields = (kind: ChangeKind, data: unknown): void => {
  const problem = schemaProblem(kind, data);
  if (problem !== undefined) throw new Refused('schema', problem);
  for (const [field, value] of Object.entries(data as Readonly<Record<string, unknown>>)) {
    const wrong = fieldProblem(field, value);
    if (wrong !== undefined) throw new Refused('schema', `The field ${field} ${wrong}.`);
  }
};

/** The message as the change that it says. @throws Refused */
export const readChange = (message: RawMessage): PersonChange => {
  if (isTooLarge(message))
    throw new Refused('message-too-large', `The message is larger than ${String(LARGEST_BYTES)} bytes.`);
  const [id, source, type] = ['ce_id', 'ce_source', 'ce_type'].map((name) => attribute(message, name)) as [
    string,
    string,
    string,
  ];
  if (attribute(message, 'ce_specversion') !== '1.0')
    throw new Refused('header-invalid', 'The header ce_specversion is not 1.0.');
  const kind = kindOfType(type);
  if (kind === undefined) throw new Refused('type-unknown', `The header ce_type names no type: ${type}.`);
  const data = jsonOf(message);
  ensureFields(kind, data);
  const change = { source, id, kind, data, ...saidAt(message) } as PersonChange;
  if (message.key?.toString('utf8') !== change.data.person)
    throw new Refused(
      'key-mismatch',
      'The key of the message is not the field person, by which changes stay in order.',
    );
  return change;
};
