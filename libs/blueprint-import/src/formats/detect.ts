import { BlueprintRefused } from '../model/refused.js';
import { htmlCarrier } from './html/container-format.js';
import { looksLikeJson } from './json/parse.js';
import { wpPost } from './json/wordpress-post.js';
import { markdownCarrier } from './markdown/container-format.js';
import { frontMatterCarrier } from './markdown/front-matter-data.js';
import { jsonCarrier, yamlCarrier } from './yaml/container-format.js';
import { careerTrack } from './career-track/document-type.js';
import type { Carrier } from './container-format.js';
import type { Family, Read } from './document-type.js';
import { ladder, oneLevel } from './ladder/document-type.js';
import { roleBlueprint } from './role-blueprint/document-type.js';

export const SUPPORTED = [
  careerTrack.supported,
  `${roleBlueprint.supported}, as a WordPress post in JSON, as HTML or as Markdown`,
  `${ladder.supported}, as HTML, Markdown, YAML or JSON`,
].join('; ');

export type Detected = Readonly<{ format: string; importerVersion: string; read: Read }>;
/** `lacking`: sentences on what the text is nearly. */
export type Undetected = Readonly<{ lacking: readonly string[] }>;
type Attempt = (text: string, lacking: string[]) => Detected | null;

/** Career-track pages came in Markdown first, and their format is called that still. */
const formatOf = (family: Family, carrier: Carrier): string =>
  family === careerTrack && carrier === markdownCarrier ? family.name : `${family.name}-${carrier.name}`;

const inFamilies =
  (carrier: Carrier, families: readonly Family[]): Attempt =>
  (text, lacking) => {
    const carried = carrier.read(text);
    if (carried === null) return null;
    for (const family of families) {
      const read = family.read(carried);
      if (read !== null) return { format: formatOf(family, carrier), importerVersion: family.importerVersion, read };
    }
    lacking.push(...families.flatMap((family) => family.lacks?.(carried) ?? []));
    return null;
  };

/** What says most about itself first: several levels, then lists that are called by their kind, then one level. */
const PAGES = [roleBlueprint, ladder, careerTrack, oneLevel];
const DATA = [ladder, oneLevel];

const JSON_FORMS = [inFamilies(wpPost, PAGES), inFamilies(jsonCarrier, DATA)];
const HTML_FORMS = [inFamilies(htmlCarrier, PAGES)];
const TEXT_FORMS = [
  inFamilies(frontMatterCarrier, DATA),
  inFamilies(yamlCarrier, DATA),
  inFamilies(markdownCarrier, PAGES),
];

const MARKDOWN_LINE = /^(?:#{1,6} |[-*+] |\|.*\|[ \t]*$)/mu;
/** Cut off, it is HTML still, unless some line of it is Markdown: pages in Markdown may begin with a tag, too. */
const looksLikeHtml = (text: string): boolean =>
  text.trimStart().startsWith('<') && (text.trimEnd().endsWith('>') || !MARKDOWN_LINE.test(text));

const formsOf = (text: string): readonly Attempt[] => {
  if (looksLikeJson(text)) return JSON_FORMS;
  return looksLikeHtml(text) ? HTML_FORMS : TEXT_FORMS;
};

/**
 * The family and form of a document, by its content alone: the first that it is found to be; what it lacks where it is of none. Where
 * one form refuses it and no other takes it, that refusal is thrown: a list in Markdown may look like YAML that is not sound.
 */
export const detect = (text: string): Detected | Undetected => {
  const lacking: string[] = [];
  const refusals: BlueprintRefused[] = [];
  for (const attempt of formsOf(text)) {
    try {
      const detected = attempt(text, lacking);
      if (detected !== null) return detected;
    } catch (error) {
      if (!(error instanceof BlueprintRefused)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first !== undefined) throw first;
  return { lacking };
};
