import { UnsupportedBlueprint } from './model/refused.js';
import { detect, SUPPORTED } from './formats/detect.js';
import { otherMarkup } from './formats/other-markup.js';
import { looksLike } from './formats/looks-like.js';
import { ensureSound } from './formats/ensure-sound.js';
import type { Inspection } from './model/inspection.js';
import type { InspectedItem } from './model/item.js';
import { decode } from './formats/decode.js';
import { normalizeSpace } from './text/keys.js';

const NOTHING =
  'It has no list of responsibilities, and no list, cell or paragraph of words for each of several levels.';

const countsOf = (items: readonly InspectedItem[]): Record<string, number> => {
  const counts = new Map<string, number>();
  const count = (name: string): Map<string, number> => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { kind, group } of items) {
    count(kind);
    if (group !== null) count(`${kind}/${group}`);
  }
  return Object.fromEntries(counts);
};

/**
 * Reads one document of any supported type, by its content; `name` is recorded, and tells markup that is not read. All texts are plain, verbatim
 * but for white space. Everything that the document says is in exactly one item or in `report.unmapped`.
 *
 * Throws `BlueprintRefused`, with the place in its message, of code blueprint-too-large (above 5 MB; 256 KB of Markdown or YAML;
 * 512 K characters of HTML), blueprint-encoding, blueprint-control-character, blueprint-too-complex, blueprint-text-too-long,
 * blueprint-front-matter, blueprint-json, blueprint-yaml, blueprint-several (a list of posts) or blueprint-untitled, and
 * `UnsupportedBlueprint` (blueprint-unsupported) with what was found and what is supported.
 */
export const inspectBlueprint = (name: string, bytes: Uint8Array | string): Inspection => {
  const { text, sha256 } = decode(bytes);
  const other = otherMarkup(name, text);
  if (other !== null)
    throw new UnsupportedBlueprint(`This is ${other}, which is not read. Save it as Markdown or HTML.`, SUPPORTED);
  const detected = detect(text, name);
  if ('lacking' in detected) {
    const lacking = detected.lacking.length > 0 ? detected.lacking : [NOTHING];
    throw new UnsupportedBlueprint([`This looks like ${looksLike(text)}.`, ...lacking].join(' '), SUPPORTED);
  }
  const { format, importerVersion, read } = detected;
  const { role, items, unmapped, ambiguities } = read;
  return ensureSound({
    source: { name: normalizeSpace(name), format, sha256 },
    importerVersion,
    role,
    items,
    report: { counts: countsOf(items), unmapped, ambiguities },
  });
};
