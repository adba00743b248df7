import { messageOf } from '../file-trouble.js';

/** What was tried, where, and what came of it. `warns`: a start goes on with it, and something does not work before it is mended. */
export type Tried = Readonly<{ engine: string; at: string; ok: boolean; warns: boolean; found: string }>;
/** What is tried, and the variable that leads there. */
export type Asked = Readonly<{ engine: string; at: string; setting: string }>;

const NOT_YET = 'Not there yet: the first start makes it.';

const NAMES_A_VARIABLE = /^(?:PLUMBLINE_\w+|HOST|PORT)[:=]/u;

/** What is wrong is told with the variable that mends it. */
const told = (setting: string, error: unknown): string => {
  const message = messageOf(error);
  return NAMES_A_VARIABLE.test(message) ? message : `${setting}: ${message}`;
};

/** A start is not refused for it. */
export class Warning extends Error {}

/** `look`: says what is there; null where nothing is, and the first start makes it. */
export const tried = async (
  { engine, at, setting }: Asked,
  look: () => string | null | Promise<string | null>,
): Promise<Tried> => {
  try {
    return { engine, at, ok: true, warns: false, found: (await look()) ?? NOT_YET };
  } catch (error) {
    const warns = error instanceof Warning;
    return { engine, at, ok: warns, warns, found: told(setting, error) };
  }
};

const wordOf = ({ ok, warns }: Tried): string => {
  if (warns) return 'warns';
  return ok ? 'works' : 'FAILS';
};
/** For people. */
export const lineOf = (one: Tried): string => `${wordOf(one)}  ${one.engine} ${one.at}: ${one.found}`;
