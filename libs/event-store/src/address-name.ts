/** A database, or a server of EventStoreDB, by its address, for people: without user and password. */
export const nameOfAddress = (url: string): string => {
  const [, scheme, hosts] = /^((?:esdb|kurrentdb)(?:\+discover)?):\/\/(?:[^?]*@)?([^?/]*)/iu.exec(url) ?? [];
  if (scheme !== undefined && hosts !== undefined) return `${scheme}://${hosts}`;
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
};
