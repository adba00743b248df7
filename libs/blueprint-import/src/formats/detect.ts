import { htmlCarrier } from '../html/carrier.js';
import { looksLikeJson } from '../json/parse.js';
import { wpPost } from '../json/wp-post.js';
import { markdownCarrier } from '../markdown/carrier.js';
import { yamlCarrier } from '../yaml/carrier.js';
import { inspectCareerTrack } from './career-track/inspect.js';
import type { Carrier } from './carriers.js';
import type { Family, Read } from './families.js';
import { ladder } from './ladder/family.js';
import { roleBlueprint } from './role-blueprint/family.js';

export const SUPPORTED = [
  'a career-track page in Markdown, whose areas have the line "Responsibilities:" above a list',
  `${roleBlueprint.supported}, as a WordPress post in JSON, as HTML or as Markdown`,
  `${ladder.supported}, as HTML, Markdown or YAML`,
].join('; ');

export type Detected = Readonly<{ format: string; importerVersion: string; read: Read }>;
type Attempt = (text: string) => Detected | null;

const inFamilies =
  (carrier: Carrier, families: readonly Family[]): Attempt =>
  (text) => {
    const carried = carrier.read(text);
    if (carried === null) return null;
    for (const { name, importerVersion, read } of families) {
      const found = read(carried);
      if (found !== null) return { format: `${name}-${carrier.name}`, importerVersion, read: found };
    }
    return null;
  };

const careerTrack: Attempt = (text) => {
  const read = inspectCareerTrack(text);
  return read === null ? null : { format: 'career-track', importerVersion: 'career-track/1', read };
};

const JSON_FORMS = [inFamilies(wpPost, [roleBlueprint, ladder])];
const HTML_FORMS = [inFamilies(htmlCarrier, [roleBlueprint, ladder])];
const TEXT_FORMS = [
  inFamilies(markdownCarrier, [roleBlueprint]),
  careerTrack,
  inFamilies(markdownCarrier, [ladder]),
  inFamilies(yamlCarrier, [ladder]),
];

const looksLikeHtml = (text: string): boolean => text.trimStart().startsWith('<') && text.trimEnd().endsWith('>');

const formsOf = (text: string): readonly Attempt[] => {
  if (looksLikeJson(text)) return JSON_FORMS;
  return looksLikeHtml(text) ? HTML_FORMS : TEXT_FORMS;
};

/** The family and form of a document, by its content alone: the first that it is found to be. Null where it is of none. */
export const detect: Attempt = (text) => {
  for (const attempt of formsOf(text)) {
    const detected = attempt(text);
    if (detected !== null) return detected;
  }
  return null;
};
