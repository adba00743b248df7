/** A database by its address, for people: without user and password. */
export const nameOfAddress = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
};
