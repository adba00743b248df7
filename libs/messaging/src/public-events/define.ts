import type { Field } from '@plumbline/access';
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { TopicName } from './topics.js';

/** `everybody`: whoever is signed in may read it. Else the field of the table of grants that shows it to the manager of the candidate. */
export type ShownBy = Field | 'everybody';
type Fields = Readonly<Record<string, readonly [schema: TSchema, shownBy: ShownBy]>>;

export type Definition<F extends Fields = Fields> = Readonly<{
  topic: TopicName;
  /** Of the data. A change that a consumer could stumble over is a new version, beside this one. */
  version: number;
  description: string;
  /** That it happened. */
  shownBy: ShownBy;
  fields: F;
  /** Its message has no value: of a key that it has in common with others, Kafka forgets them. */
  removes?: true;
}>;

export const define = <const F extends Fields>(definition: Definition<F>): Definition<F> => definition;

/** What the data of a definition is. */
export type DataOf<D> =
  D extends Definition<infer F>
    ? { readonly [Name in keyof F]: F[Name] extends readonly [infer S extends TSchema, unknown] ? Static<S> : never }
    : never;

/** These fields and no other, each of them always there. */
export const dataSchema = ({ fields }: Definition): TObject =>
  Type.Object(Object.fromEntries(Object.entries(fields).map(([name, [schema]]) => [name, schema])), {
    additionalProperties: false,
  });
