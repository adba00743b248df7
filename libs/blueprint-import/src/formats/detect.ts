import type { Ambiguity } from '../model/inspection.js';
import type { Page } from '../model/page.js';
import { BlueprintRefused } from '../model/refused.js';
import { levelIdentity, namesLevel } from '../words/level-names.js';
import { csvFormat, tsvFormat } from './csv/container-format.js';
import { behindFrontMatter } from './html/front-matter.js';
import { htmlFormat } from './html/container-format.js';
import { looksLikeJson } from './json/parse.js';
import { wordpressPostFormat } from './json/wordpress-post.js';
import { markdownFormat } from './markdown/container-format.js';
import { frontMatterFormat } from './markdown/front-matter-data.js';
import { jsonFormat, yamlFormat } from './yaml/container-format.js';
import { careerTrack } from './career-track/document-type.js';
import type { ContainedPage, ContainerFormat } from './container-format.js';
import type { DocumentType, DocumentContent } from './document-type.js';
import { foundIn } from './found-in.js';
import { titleOfFile } from './title-of-file.js';
import { ladder, oneLevelPage, proseLadder } from './ladder/document-type.js';
import { roleBlueprint } from './role-blueprint/document-type.js';

export const SUPPORTED = [
  careerTrack.supported,
  `${roleBlueprint.supported}, as a WordPress post in JSON, as HTML or as Markdown`,
  `${ladder.supported}, as HTML, Markdown, YAML, JSON, CSV or TSV`,
].join('; ');

export type Detected = Readonly<{ format: string; importerVersion: string; read: DocumentContent }>;
/** `lacking`: sentences on what the text is nearly. */
export type Undetected = Readonly<{ lacking: readonly string[] }>;
/** `called`: read a page that has no title as one of this title. `lacking` where the text has the form, and nothing of any type in it. */
type Attempt = (text: string, lacking: string[], called: string | null) => Detected | 'lacking' | null;

/** Career-track pages came in Markdown first, and their format name is still that. */
const formatOf = (family: DocumentType, carrier: ContainerFormat): string =>
  family === careerTrack && carrier === markdownFormat ? family.name : `${family.name}-${carrier.name}`;

const sizeOf = ({ items }: DocumentContent): number => items.length;
/** More lists stand below headings that it does not know than it has items: another type may read them. */
const leavesMost = ({ items, unmapped }: DocumentContent): boolean =>
  unmapped.filter(({ from, reason }) => from === 'list-item' && reason === 'unknown-heading').length > items.length;

/** The first, but for one that leaves most of the lists where another reads more of them. */
const firstThatReads = (
  carried: ContainedPage,
  carrier: ContainerFormat,
  families: readonly DocumentType[],
): Detected | null => {
  let poor: Detected | null = null;
  for (const family of families) {
    const read = family.read(carried);
    if (read === null) continue;
    const detected = { format: formatOf(family, carrier), importerVersion: family.importerVersion, read };
    const isBetter = poor === null || sizeOf(read) > sizeOf(poor.read);
    if (!leavesMost(read)) return isBetter ? detected : poor;
    poor ??= detected;
  }
  return poor;
};

/** `says`: what is to be said of a page that is called by its file. */
type Called = Readonly<{ page: Pick<Page, 'title' | 'level' | 'isNamedByFile'>; says: Ambiguity['what'] | null }>;
/** What the name of the file is to a page: its title, where it has none, or one that may be an area; else its level, unless its title names another. */
const calledBy = ({ page: { title, level, isTitleAmong } }: ContainedPage, name: string): Called | null => {
  if (title === null || isTitleAmong === true)
    return { page: { title: name, isNamedByFile: true }, says: 'title-from-file-name' };
  if (!namesLevel(title))
    return level == null && namesLevel(name) ? { page: { title, level: name }, says: 'guessed-level' } : null;
  const says = title === name ? 'title-from-file-name' : null;
  return levelIdentity(title) === levelIdentity(name) ? { page: { title, isNamedByFile: true }, says } : null;
};

/** A page that is called as its file is, as a last resort, and the report says so. */
const readAsCalled = (
  carried: ContainedPage,
  name: string,
  carrier: ContainerFormat,
  families: readonly DocumentType[],
): Detected | null => {
  const called = calledBy(carried, name);
  if (called === null) return null;
  const detected = firstThatReads({ ...carried, page: { ...carried.page, ...called.page } }, carrier, families);
  if (detected === null || called.says === null) return detected;
  const said = { what: called.says, text: name, section: '', locator: 'file name' };
  return { ...detected, read: { ...detected.read, ambiguities: [...detected.read.ambiguities, said] } };
};

const tryDocumentTypes =
  (carrier: ContainerFormat, families: readonly DocumentType[]): Attempt =>
  (text, lacking, called) => {
    const carried = carrier.read(text);
    if (carried === null) return null;
    const detected =
      called === null ? firstThatReads(carried, carrier, families) : readAsCalled(carried, called, carrier, families);
    if (detected !== null) return detected;
    const found = foundIn(carried.page);
    lacking.push(...families.flatMap((family) => family.lacks?.(carried) ?? []), ...(found === null ? [] : [found]));
    return 'lacking';
  };

/** The most specific types first: several levels, then lists named by their kind, then one level, then paragraphs. */
const PAGES = [roleBlueprint, ladder, careerTrack, oneLevelPage, proseLadder];
const DATA = [ladder, oneLevelPage];

const JSON_FORMS = [tryDocumentTypes(wordpressPostFormat, PAGES), tryDocumentTypes(jsonFormat, DATA)];
const HTML_FORMS = [tryDocumentTypes(htmlFormat, PAGES)];
const TABLE_FORMS = [tryDocumentTypes(tsvFormat, DATA), tryDocumentTypes(csvFormat, DATA)];
const FRONT_MATTER = tryDocumentTypes(frontMatterFormat, DATA);
const MARKDOWN = tryDocumentTypes(markdownFormat, PAGES);
const TEXT_FORMS = [FRONT_MATTER, tryDocumentTypes(yamlFormat, DATA), ...TABLE_FORMS, MARKDOWN];
/** Pages, which may be called as their file is. A page in Markdown may look like YAML without a title. */
const CALLED_BY_FILE: ReadonlySet<Attempt> = new Set([...HTML_FORMS, FRONT_MATTER, MARKDOWN]);

const MARKDOWN_LINE = /^(?:#{1,6} |[-*+] |\|.*\|[ \t]*$)/mu;
/** Cut off, it is HTML still, unless some line of it is Markdown: pages in Markdown may begin with a tag, too. */
const looksLikeHtml = (text: string): boolean =>
  text.trimStart().startsWith('<') && (text.trimEnd().endsWith('>') || !MARKDOWN_LINE.test(text));

const formsOf = (text: string): readonly Attempt[] => {
  if (looksLikeJson(text)) return JSON_FORMS;
  if (looksLikeHtml(text)) return HTML_FORMS;
  return behindFrontMatter(text) === null ? TEXT_FORMS : [FRONT_MATTER, ...HTML_FORMS];
};

type Outcome = Exclude<ReturnType<Attempt>, Detected> | BlueprintRefused;
const isDetected = (found: Detected | Outcome): found is Detected =>
  found !== null && found !== 'lacking' && !(found instanceof BlueprintRefused);

const tried = (attempt: Attempt, ...about: Parameters<Attempt>): Detected | Outcome => {
  try {
    return attempt(...about);
  } catch (error) {
    if (!(error instanceof BlueprintRefused)) throw error;
    return error;
  }
};

/**
 * The document type and container format, by content alone: the first match, or what is missing for one. If
 * one format refuses it and no other accepts it, that refusal is thrown: a list in Markdown may look like invalid YAML. What Markdown can
 * bear says nothing of a table with commas. A page without a title is called as its file is, by `name`.
 */
export const detect = (text: string, name: string): Detected | Undetected => {
  const lacking: string[] = [];
  const outcomes = new Map<Attempt, Outcome>();
  for (const attempt of formsOf(text)) {
    const found = tried(attempt, text, lacking, null);
    if (isDetected(found)) return found;
    outcomes.set(attempt, found);
  }
  const called = titleOfFile(name);
  const again = called === null ? [] : formsOf(text).filter((form) => CALLED_BY_FILE.has(form));
  for (const attempt of again) {
    const found = tried(attempt, text, [], called);
    if (isDetected(found)) return found;
  }
  const refused = [...outcomes.values()].find((outcome) => outcome instanceof BlueprintRefused);
  const isTable = TABLE_FORMS.some((attempt) => outcomes.get(attempt) === 'lacking');
  if (refused instanceof BlueprintRefused && !isTable) throw refused;
  return { lacking };
};
