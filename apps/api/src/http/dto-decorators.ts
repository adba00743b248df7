/** What a field of a request may be: each decorator is a check, a fix in words, and an entry of the contract. */
export { BooleanField } from './fields/boolean-field.js';
export { ListOfKeys, ListOfPersonIds, ListOfTexts } from './fields/list-fields.js';
export { ListOf, Nested } from './fields/nested-fields.js';
export { DecimalField, IntField, QueryIntField, RatingField, RatioField } from './fields/number-fields.js';
export { CaseNumberField, Key, Line, LinkField, OneOf, PersonIdField, SomeOf, Text } from './fields/text-fields.js';
export { DateField, InstantField } from './fields/time-fields.js';
