import { cpuOf } from './cpu.js';

type Content = Uint8Array | string;

/** About as many items as a document may have. */
const LARGEST_PAGE = `# Staff\n\nResponsibilities:\n\n${`- ${'word '.repeat(24)}\n\n`.repeat(1_900)}`;

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
  const cpuToRead = (content: Content): number => cpuOf(() => refusal(content));
  let yardstick: number | undefined;
  return {
    /** Why a document is refused. Throws where it is read, or fails in another way. */
    refusalOf: (content: Content): Refusal => {
      const refused = refusal(content);
      if (refused === undefined) throw new Error('it was read');
      return refused;
    },
    /**
     * What reading or refusing a document takes, where the largest honest one takes 1: both on the machine as it is now, slow or
     * busy, and of the processor alone.
     */
    costToRead: (content: Content): number => {
      // The first time includes what is compiled and cached only once.
      yardstick ??= [LARGEST_PAGE, LARGEST_PAGE].map(cpuToRead).at(-1) ?? 0;
      return cpuToRead(content) / yardstick;
    },
  };
};
