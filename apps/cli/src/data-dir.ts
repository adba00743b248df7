type Env = Readonly<Record<string, string | undefined>>;
const set = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** The data directory of a server with these variables. Told here as well as by its configuration, which is loaded for few commands. */
export const defaultDataDir = (env: Env): string => {
  const ofStore = /^sqlite:(?!\/\/)(.+)$/iu.exec(env['PLUMBLINE_STORE_URL']?.trim() ?? '')?.[1];
  return set(env['PLUMBLINE_DATA_DIR']) ?? ofStore ?? 'data';
};
