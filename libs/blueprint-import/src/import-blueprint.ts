import type { BlueprintItem, BlueprintSource } from '@plumbline/domain';
import { UnsupportedBlueprint } from './errors.js';
import type { ImportOptions, Proposal } from './formats/format.js';
import { FORMATS } from './formats/formats.table.js';
import { seen } from './formats/seen.js';
import { decode } from './source/decode.js';
import { fold } from './source/text.js';

export type ImportedBlueprint = Readonly<{
  /** `sha256` is that of the bytes as they came, in hex. */
  source: BlueprintSource;
  importerVersion: string;
  items: readonly BlueprintItem[];
  unmapped: readonly string[];
  proposal: Proposal;
}>;

const unsupported = (text: string): UnsupportedBlueprint => {
  const supported = FORMATS.map((format) => format.supported).join('; ');
  return new UnsupportedBlueprint(`This looks like ${seen(text)}. Supported: ${supported}.`);
};

/**
 * Reads a document into items that each point back to their line, and proposes what they become in a framework. The name is
 * kept and never looked at. Everything that the document says is in exactly one item or in `unmapped`; texts are plain,
 * verbatim but for white space.
 *
 * Throws `BlueprintRefused` with one of the codes blueprint-too-large (above 5 MB, or 256 KB of Markdown),
 * blueprint-encoding (not UTF-8; names the byte), blueprint-control-character (names the line), blueprint-too-complex,
 * blueprint-text-too-long, blueprint-front-matter and blueprint-untitled, or `UnsupportedBlueprint` (blueprint-unsupported).
 */
export const importBlueprint = (
  name: string,
  content: Uint8Array | string,
  options: ImportOptions = {},
): ImportedBlueprint => {
  const document = decode(content);
  for (const format of FORMATS) {
    const reading = format.recognises(document.text) ? format.read(document, options) : null;
    if (reading === null) continue;
    const source = { name: fold(name), format: format.name, sha256: document.sha256 };
    return { source, importerVersion: format.importerVersion, ...reading };
  }
  throw unsupported(document.text);
};
