import { htmlCarrier } from '../html/carrier.js';
import { wpPost } from '../json/wp-post.js';
import { looksLikeJson } from '../json/parse.js';
import { markdownCarrier } from '../markdown/carrier.js';
import { inspectCareerTrack } from './career-track/inspect.js';
import type { Carried } from './carriers.js';
import type { Family, Read } from './families.js';
import { roleBlueprint } from './role-blueprint/family.js';

const FAMILIES: readonly Family[] = [roleBlueprint];
const CARRIERS = [wpPost, htmlCarrier] as const;

export const SUPPORTED = [
  'a career-track page in Markdown, whose areas have the line "Responsibilities:" above a list',
  ...FAMILIES.map((family) => family.supported),
].join('; ');

export type Detected = Readonly<{ format: string; importerVersion: string; read: Read }>;

const inFamilies = (carrier: string, carried: Carried): Detected | null => {
  for (const { name, importerVersion, read } of FAMILIES) {
    const found = read(carried);
    if (found !== null) return { format: `${name}-${carrier}`, importerVersion, read: found };
  }
  return null;
};

const careerTrack = (text: string): Detected | null => {
  const read = inspectCareerTrack(text);
  return read === null ? null : { format: 'career-track', importerVersion: 'career-track/1', read };
};

const inMarkdown = (text: string): Detected | null => {
  const carried = markdownCarrier.read(text);
  return careerTrack(text) ?? (carried === null ? null : inFamilies(markdownCarrier.name, carried));
};

/** The family and form of a document, by its content alone. Null where it is of none. */
export const detect = (text: string): Detected | null => {
  for (const carrier of CARRIERS) {
    const carried = carrier.read(text);
    if (carried !== null) return inFamilies(carrier.name, carried);
  }
  return looksLikeJson(text) ? null : inMarkdown(text);
};
