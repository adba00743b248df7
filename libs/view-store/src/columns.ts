import { ERASED } from '@plumbline/domain';

type Kind = 'text' | 'integer' | 'json';

/** One column: how SQLite keeps it, and whether what it holds is about a person. `T` is the type of its values in a row. */
export type Column<T = unknown> = Readonly<{
  kind: Kind;
  nullable: boolean;
  /** What the value becomes once the person it is about is erased; null where it is about nobody. */
  erased: ((value: unknown) => unknown) | null;
  /** Carries the type of the values; never set. */
  value?: T;
}>;
type NotNull<T> = Column<T> & Readonly<{ orNull: Column<T | null> }>;

const column = <T>(kind: Kind, erased: Column['erased'] = null): NotNull<T> => ({
  kind,
  nullable: false,
  erased,
  orNull: { kind, nullable: true, erased },
});
const withoutText = (text: unknown): unknown => (text === null ? null : ERASED);

/** An id or key, never free text. */
export const id = column<string>('text');
export const instant = column<string>('text');
export const day = column<string>('text');
/** A word out of a list: `oneOf<'draft' | 'submitted'>()`. No column at all where the list is any text. */
export const oneOf = <T extends string>(): string extends T ? unknown : NotNull<T> => column<T>('text');
export const integer = column<number>('integer');
/** 0 or 1. */
export const flag = column<number>('integer');

/** Text about no person, such as the title of a framework. Every kind of text column states whether it is personal. */
export const impersonalText = column<string>('text');
/** Objects, arrays and booleans without any text about a person. */
export const impersonalJson = <T>(): NotNull<T> => column<T>('json');

/** Free text about the person whom the table is `about`. */
export const personalText = column<string>('text', withoutText);
/** The same, where null says that the person was erased. */
export const personalTextOrErased: Column<string | null> = { kind: 'text', nullable: true, erased: () => null };
/** 1 once the person is erased. */
export const erasedFlag: Column<number> = { kind: 'integer', nullable: false, erased: () => 1 };
/** A list of free texts. */
export const personalTexts = column<readonly string[]>('json', (texts) => (texts as unknown[]).map(withoutText));
/** A list of entries, each with free text in one field: `personalField<CriterionRating>('comment')`. */
export const personalField = <Entry extends object>(field: keyof Entry): NotNull<readonly Entry[]> =>
  column<readonly Entry[]>('json', (entries) =>
    (entries as readonly Entry[]).map((entry) => ({ ...entry, [field]: withoutText(entry[field]) })),
  );
