import { CliError, EXIT } from '../exit-codes.js';
import { readInput } from '../input-file.js';
import { COLUMNS } from './columns.js';

const bytesOf = (file: string): Uint8Array => {
  const content = readInput(file);
  if (typeof content !== 'string') return content;
  throw new CliError(
    EXIT.usage,
    `Cannot read ${file}: ${content}. Name a CSV file with the columns ${COLUMNS.join(', ')}.`,
  );
};

/** The text of a file; throws `CliError` where it is not UTF-8, because guessing the encoding would silently damage names. */
export const readText = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(file));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      EXIT.usage,
      `${file} is not UTF-8. Save it as "CSV UTF-8", and names arrive as they are written.`,
    );
  }
};
