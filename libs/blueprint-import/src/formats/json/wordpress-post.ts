import type { ContainedPage, ContainerFormat } from '../container-format.js';
import { fragmentBlocks, locateHtml, plainText } from '../html/page.js';
import { ensureNoControls } from '../decode.js';
import { slug } from '../../text/keys.js';
import { refuse } from '../../model/refused.js';
import { looksLikeJson, member, parseJson, textAt } from './parse.js';
import { PROFESSION_CATEGORIES } from '../../words/lists/data-keys.js';
import { matcher } from '../../words/phrases.js';

const PREFIX = 'content.rendered, ';

/** A post, or a list with one: several are refused, because one import is about one document. */
const postIn = (json: unknown): unknown => {
  if (!Array.isArray(json)) return json;
  const posts: readonly unknown[] = json;
  if (posts.length > 1 && textAt(posts[0], 'content', 'rendered') !== null)
    refuse('blueprint-several', `This is a list of ${String(posts.length)} posts; import one at a time.`);
  return posts[0];
};

const PROFESSION = matcher(PROFESSION_CATEGORIES);

/** The category that is no profession and no word of the title: publishers file a "Staff Engineer" under "engineer", too. */
const categoryOf = (post: unknown, title: string): string | null => {
  const classes = member(post, 'class_list');
  const names: readonly unknown[] = Array.isArray(classes) ? classes : Object.values(classes ?? {});
  const titleWords = slug(title).split('-');
  const categories = names.flatMap((name) =>
    typeof name === 'string' && name.startsWith('category-') ? [name.slice('category-'.length)] : [],
  );
  const others = categories.filter((category) => !titleWords.includes(category) && !PROFESSION.test(category));
  return others.length === 1 ? (others[0] ?? null) : null;
};

const ensureSound = (html: string, what: string): void => {
  if (/\p{Surrogate}/u.test(html)) refuse('blueprint-encoding', `${what} holds half a surrogate pair.`);
  ensureNoControls(html);
};

const read = (text: string): ContainedPage | null => {
  if (!looksLikeJson(text)) return null;
  const post = postIn(parseJson(text));
  const html = textAt(post, 'content', 'rendered');
  if (html === null) return null;
  ensureSound(html, 'content.rendered');
  const rendered = textAt(post, 'title', 'rendered') ?? '';
  ensureSound(rendered, 'title.rendered');
  const title = plainText(rendered, 'title.rendered, ');
  const blocks = fragmentBlocks(html.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), PREFIX);
  const page = { blocks, title: title === '' ? null : title, locate: locateHtml(PREFIX) };
  return { page, category: categoryOf(post, title) };
};

/** A post as the REST API of WordPress delivers it. */
export const wordpressPostFormat: ContainerFormat = { name: 'wp-post', read };
