import { KeysUnavailable } from '@plumbline/event-log';
import { KeysUnwritable } from '@plumbline/sealing';

/** What writes keys. @throws KeysUnavailable where they cannot be written; nothing was changed then */
export const whereWritable = async <T>(writing: Promise<T>): Promise<T> => {
  try {
    return await writing;
  } catch (error) {
    throw error instanceof KeysUnwritable ? new KeysUnavailable(error.message, { cause: error }) : error;
  }
};
