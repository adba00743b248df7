import { behindFrontMatter } from './html/front-matter.js';
import { csvFormat, tsvFormat } from './csv/container-format.js';
import { looksLikeYaml } from './yaml/container-format.js';

const isBetween = (text: string, open: string, close: string): boolean => text.startsWith(open) && text.endsWith(close);
const MARKDOWN = /^(?:#{1,6} |[-*+] |\|)/mu;
const FRONT_MATTER = /^---\n(?:.*\n)*?---\n\s*\S/u;

/** The first that fits. */
const TEXTS: readonly (readonly [(text: string) => boolean, string])[] = [
  [(text) => text === '', 'an empty document'],
  [(text) => isBetween(text, '{', '}') || isBetween(text, '[', ']'), 'JSON'],
  [(text) => text.startsWith('<'), 'HTML or XML'],
  [(text) => behindFrontMatter(text) !== null, 'HTML with front matter'],
  [(text) => FRONT_MATTER.test(text), 'Markdown with front matter'],
  [(text) => text.startsWith('---\n') || looksLikeYaml(text), 'YAML'],
  [(text) => tsvFormat.read(text) !== null, 'a table in TSV'],
  [(text) => csvFormat.read(text) !== null, 'a table in CSV'],
  [(text) => MARKDOWN.test(text), 'Markdown'],
];

/** What a document that nobody recognises looks like, in the words of the error. Never used to choose a format. */
export const looksLike = (text: string): string => {
  const start = text.trim();
  return TEXTS.find(([fits]) => fits(start))?.[1] ?? 'text';
};
