import { basename } from 'node:path';
import { BlueprintRefused, inspectBlueprint, type Inspection, MAX_BLUEPRINT_BYTES } from '@plumbline/blueprint-import';
import { readInput } from '../input-file.js';

export type ReadDocument = Readonly<{ file: string; name: string; content: Uint8Array; inspection: Inspection }>;
/** A file that is no blueprint, or none that is understood. `code` is `unreadable` or that of the importer. */
export type Refused = Readonly<{ file: string; name: string; refused: Readonly<{ code: string; message: string }> }>;

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
    return { file, name, refused: { code: error.code, message: error.message } };
  }
};

export const whyRefused = ({ file, refused: { code, message } }: Refused): string => `${file}: ${code}: ${message}`;
