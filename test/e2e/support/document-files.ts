import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentSet, documentsOf, type Post } from '../../support/documents/document-set.js';

/** The documents as files in a folder, the page last. */
export const filesIn = (folder: string, documents: DocumentSet): string[] =>
  documentsOf(documents).map(({ name, bytes }) => {
    const file = join(folder, name);
    writeFileSync(file, bytes());
    return file;
  });

/** A role blueprint with lines of its page changed, as a later edition of it. */
export const editedPost = (file: string, edit: (lines: string[]) => string[]): string => {
  const post = JSON.parse(readFileSync(file, 'utf8')) as Post;
  const rendered = edit(post.content.rendered.split('\n')).join('\n');
  return JSON.stringify({ ...post, content: { rendered } });
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
