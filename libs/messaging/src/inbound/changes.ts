import { KEY_PATTERN, PERSON_ID_PATTERN } from '@plumbline/domain';
import { type Static, type TObject, type TProperties, Type } from 'typebox';

const person = (description: string) => Type.String({ pattern: PERSON_ID_PATTERN, description });
const line = (description: string, maxLength = 200) => Type.String({ minLength: 1, maxLength, description });
const key = (description: string) => Type.String({ pattern: KEY_PATTERN, description });
/** Not a union: what is wrong with a value is one thing then. */
const orNull = (schema: object) => Type.Unsafe<string | null>({ ...schema, type: ['string', 'null'] });

const DATE = 'From which day it holds, UTC.';
const DATE_SO_FAR = `${DATE} Not after today: send it on that day.`;
const common = (date: string) => ({
  person: person('Whom it is about: their id, or their source id. The key of the message, too.'),
  effectiveDate: Type.String({ format: 'date', description: date }),
});
const email = orNull({ minLength: 1, maxLength: 320, description: 'Null takes it away.' });
const manager = orNull({
  pattern: PERSON_ID_PATTERN,
  description: 'Id or source id of who they report to; null at the top of a reporting line.',
});

export type ChangeDefinition<F extends TProperties = TProperties> = Readonly<{
  description: string;
  /** Names of texts about the person: what tells one message from another does not rest on them. */
  texts: readonly string[];
  data: TObject<F>;
}>;

const define = <F extends TProperties>(
  description: string,
  fields: F,
  { date = DATE_SO_FAR, texts = [] }: Readonly<{ date?: string; texts?: readonly string[] }> = {},
) => ({
  ...{ description, texts },
  data: Type.Object({ ...common(date), ...fields }, { additionalProperties: false }),
});

/** Everything that may come in through Kafka, by its type: one message is one change of one person. */
export const CHANGES = {
  joined: define(
    'Somebody joins.',
    {
      opaqueId: Type.Optional(
        Type.Boolean({
          description:
            'True where `person` says something of them: they get an id that is drawn by lot, and `person` is their source id.',
        }),
      ),
      name: line('As others read it.'),
      email: Type.Optional(email),
      orgUnit: line('That they are in.'),
      level: Type.Optional(orNull({ pattern: KEY_PATTERN, description: 'Key of the level that they are on.' })),
      manager: Type.Optional(manager),
    },
    { date: DATE, texts: ['name', 'email'] },
  ),
  left: define('Somebody leaves. The date is the first day on which they are not here.', {}),
  returned: define('Somebody who had left is here again.', {}),
  'manager-changed': define('Somebody reports to another manager.', { manager }, { date: DATE }),
  'level-changed': define('Somebody is on another level.', { level: key('Key of the level.') }),
  'org-unit-changed': define('Somebody is in another org unit.', { orgUnit: line('That they are in.') }),
  'name-changed': define(
    'Somebody has another name.',
    { name: line('As others read it.'), email: Type.Optional(email) },
    { texts: ['name', 'email'] },
  ),
} as const satisfies Readonly<Record<string, ChangeDefinition>>;

export type ChangeKind = keyof typeof CHANGES;
export const CHANGE_KINDS = Object.keys(CHANGES) as readonly ChangeKind[];
export const definitionOf = (kind: ChangeKind): ChangeDefinition => CHANGES[kind];

/** Fields that are texts about the person. */
export const textsOf = (kind: ChangeKind): readonly string[] => definitionOf(kind).texts;

/** As CloudEvents name it. */
export const changeType = (kind: ChangeKind): string => `hr.person.${kind}.v1`;
export const kindOfType = (type: string): ChangeKind | undefined =>
  CHANGE_KINDS.find((kind) => changeType(kind) === type);

type DataOf<K extends ChangeKind> = Readonly<Static<(typeof CHANGES)[K]['data']>>;

/** A message that is as its definition says. */
export type PersonChange<Kind extends ChangeKind = ChangeKind> = {
  [K in ChangeKind]: Readonly<{
    /** Source and id tell messages apart: what is sent again has the same. */
    source: string;
    id: string;
    kind: K;
    data: DataOf<K>;
    /** When the source said it first, as the broker kept it; milliseconds. */
    saidAtMs: number;
    /** Whether it was a dead letter, and was sent again. */
    isReplay: boolean;
  }>;
}[Kind];
