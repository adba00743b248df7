/** What a stream is of: its name without the id. */
export const streamKind = (stream: string): string => stream.split('-', 1)[0] ?? '';
