type Line = (fields: object, message: string) => void;
/** The part of a structured logger (such as pino) that projections write to. */
export type Log = Readonly<{ info: Line; warn: Line; error: Line }>;

const nothing: Line = () => undefined;
export const SILENT: Log = { info: nothing, warn: nothing, error: nothing };
