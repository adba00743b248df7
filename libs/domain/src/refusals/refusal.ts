/**
 * What leads on from a refusal: the type of a command after which the refused one succeeds; `corrected`, the same command with other
 * content; `another`, the same command by somebody else; `none`, an end.
 */
export type Way = string;

/** What the contract says of one code, whatever the message says of the case at hand. */
export type Refusal = Readonly<{
  /** Of the request; or of what it is about, such as `state` and `phase`; or `caller`. */
  field: string;
  /** The end of a sentence that begins with the field. */
  cause: string;
  way: Way;
  /** What to do; for an end, what stands, and what can be done beside it. */
  fix: string;
}>;
