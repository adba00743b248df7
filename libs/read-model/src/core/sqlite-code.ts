/** SQLite's name of an error, undefined for errors of another origin. Goes by shape: the driver's class differs between realms. */
export const sqliteCode = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
};
