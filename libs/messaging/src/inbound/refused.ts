/** Why a message is not applied: a stable code, and words that name the field. */
export type Refusal = Readonly<{ code: string; detail: string }>;

/** Sending it again changes nothing by itself: it goes to the dead letters. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What it takes to apply the message is away. The same message is tried again, and nothing after it before that. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}
