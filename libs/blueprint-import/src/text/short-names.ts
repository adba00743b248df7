/** The short name of an emoji, ":rocket:", as a part of a pattern. */
export const SHORT_NAME = String.raw`(?<!\S):[a-z\d_+-]{2,40}:(?!\S)`;
