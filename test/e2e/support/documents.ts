import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const FOLDER = resolve('../shared/blueprints');

/** Documents that were given to us and are not in the repository: three role blueprints and a career-track page. */
export const DOCUMENTS = [
  '000_ef3c73ef876be730.txt',
  '001_ce4b5038baed4d51.txt',
  '002_9835c2b86e647f3f.txt',
  '003_8b52492fb09af37e.txt',
].map((name) => resolve(FOLDER, name));

export const ensureDocuments = (): void => {
  const missing = DOCUMENTS.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(`These tests read real documents: put ${missing.map((file) => basename(file)).join(', ')} there.`);
};

type Post = { content: { rendered: string } };

/** A role blueprint with lines of its page changed, as a later edition of it. */
export const editedPost = (file: string, edit: (lines: string[]) => string[]): string => {
  const post = JSON.parse(readFileSync(file, 'utf8')) as Post;
  post.content.rendered = edit(post.content.rendered.split('\n')).join('\n');
  return JSON.stringify(post);
};

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();
const withoutMarkup = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/&[#a-z0-9]+;/gi, ' ');

export const lineIn = (locator: string): number => Number(/line (\d+)/.exec(locator)?.[1]);

/** Whether a document has these words where the locator says: letters and digits of the text, from that line on. */
export const holdsAt = (file: string, locator: string, text: string): boolean => {
  const raw = readFileSync(file, 'utf8');
  const inside = locator.startsWith('content.rendered');
  const page = inside ? (JSON.parse(raw) as Post).content.rendered : raw;
  const from = page
    .split('\n')
    .slice(lineIn(locator) - 1)
    .join('\n')
    .slice(0, 4_000);
  const words = lettersOf(text).slice(0, 24);
  return (
    words.length > 5 &&
    lettersOf(withoutMarkup(from))
      .slice(0, words.length + 40)
      .includes(words)
  );
};
