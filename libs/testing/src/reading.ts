type Content = Uint8Array | string;

/** Asks of a reader of documents, which refuses what it can't read with one kind of error. */
export const reading = <Refusal extends Error>(
  read: (content: Content) => unknown,
  Refused: new (...args: never[]) => Refusal,
) => {
  const refusal = (content: Content): Refusal | undefined => {
    try {
      read(content);
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  };
  return {
    /** Why a document is refused. Throws where it is read, or fails in another way. */
    refusalOf: (content: Content): Refusal => {
      const refused = refusal(content);
      if (refused === undefined) throw new Error('it was read');
      return refused;
    },
    /** Milliseconds of CPU that reading or refusing a document takes, however busy the machine is with other things. */
    cpuToRead: (content: Content): number => {
      const before = process.cpuUsage();
      refusal(content);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
  };
};
