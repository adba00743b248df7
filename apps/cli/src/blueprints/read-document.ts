import { basename } from 'node:path';
import {
  BlueprintRefused,
  inspectBlueprint,
  type Inspection,
  MAX_BLUEPRINT_BYTES,
  UnsupportedBlueprint,
} from '@plumbline/blueprint-import';
import { readInput } from '../input-file.js';

export type ReadDocument = Readonly<{ file: string; name: string; content: Uint8Array; inspection: Inspection }>;
/**
 * A file that is no blueprint, or none that is understood. `code` is `unreadable` or that of the importer; `supported`, where that is the
 * reason, is no part of the message, because it is the same for all files.
 */
export type Refused = Readonly<{
  file: string;
  name: string;
  refused: Readonly<{ code: string; message: string; supported?: string }>;
}>;

/** Reads and inspects here, without a server. */
export const readDocument = (file: string): ReadDocument | Refused => {
  const name = basename(file);
  const content = readInput(file, MAX_BLUEPRINT_BYTES);
  if (typeof content === 'string') {
    const message = `Cannot read ${file}: ${content}. Name a role blueprint, a ladder or a career-track page.`;
    return { file, name, refused: { code: 'unreadable', message } };
  }
  try {
    return { file, name, content, inspection: inspectBlueprint(name, content) };
  } catch (error) {
    if (!(error instanceof BlueprintRefused)) throw error;
    const { code, message } = error;
    const isUnsupported = error instanceof UnsupportedBlueprint;
    const why = isUnsupported ? { message: error.seen, supported: error.supported } : { message };
    return { file, name, refused: { code, ...why } };
  }
};

export const whyRefused = ({ file, refused: { code, message } }: Refused): string => `${file}: ${code}: ${message}`;

/** What would be read instead, once for all files. */
export const supportedLines = (refused: readonly Refused[]): readonly string[] =>
  [...new Set(refused.flatMap(({ refused: { supported } }) => supported ?? []))].map((types) => `Supported: ${types}.`);

export const whyAllRefused = (refused: readonly Refused[]): string =>
  [...refused.map(whyRefused), ...supportedLines(refused)].join('\n');
