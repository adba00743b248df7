/** What was tried, where, and what came of it. */
export type Tried = Readonly<{ engine: string; at: string; ok: boolean; found: string }>;
/** What is tried, and the variable that leads there. */
export type Asked = Readonly<{ engine: string; at: string; setting: string }>;

export const NOT_YET = 'Not there yet: the first start makes it.';

const NAMES_A_VARIABLE = /^PLUMBLINE_\w+[:=]/u;

/** What fails is told with the variable that mends it. */
const told = (setting: string, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return NAMES_A_VARIABLE.test(message) ? message : `${setting}: ${message}`;
};

export const tried = async ({ engine, at, setting }: Asked, look: () => string | Promise<string>): Promise<Tried> => {
  try {
    return { engine, at, ok: true, found: await look() };
  } catch (error) {
    return { engine, at, ok: false, found: told(setting, error) };
  }
};
