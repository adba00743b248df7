import type { ContainedPage, ContainerFormat } from '../container-format.js';
import { behindFrontMatter } from './front-matter.js';
import { htmlPage } from './page.js';

const belowFrontMatter = (text: string): ContainedPage | null => {
  const found = behindFrontMatter(text);
  if (found === null) return null;
  const page = htmlPage(found.html);
  const { title, name, level } = found.stated();
  return { page: { ...page, title: title ?? name ?? page.title, level }, category: null };
};

/** A page of HTML, whole or in part: the first that it shows is a tag, or what stands below its front matter. */
export const htmlFormat: ContainerFormat = {
  name: 'html',
  read: (text) =>
    text.trimStart().startsWith('<') ? { page: htmlPage(text), category: null } : belowFrontMatter(text),
};
