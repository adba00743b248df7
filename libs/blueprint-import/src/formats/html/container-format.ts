import type { ContainerFormat } from '../container-format.js';
import { htmlPage } from './page.js';

/** A page of HTML, whole or in part: the first that it shows is a tag. */
export const htmlFormat: ContainerFormat = {
  name: 'html',
  read: (text) => (text.trimStart().startsWith('<') ? { page: htmlPage(text), category: null } : null),
};
