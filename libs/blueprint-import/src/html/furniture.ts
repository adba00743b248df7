import type { Element } from './parse.js';

/** No text for a reader: left out with all that is in them. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'canvas',
  'select',
]);
const FURNITURE = new Set(['nav', 'aside', 'footer', 'form', 'button', 'dialog', 'menu']);
const CLASSES = [
  'sharedaddy',
  'addtoany',
  'heateor',
  'adsbygoogle',
  'ads',
  'advert',
  'advertisement',
  'sponsored',
  'sidebar',
  'breadcrumbs',
  'comments',
];
const PARTS_OF_CLASSES = [
  'related-post',
  'relatedposts',
  'related_post',
  'share-bar',
  'sharebar',
  'social-share',
  'share-button',
  'post-navigation',
  'ad-container',
  'ad-slot',
  'ad-banner',
  'newsletter',
];

const tokens = (element: Element): string[] =>
  element.attrs
    .filter(({ name }) => name === 'class' || name === 'id' || name === 'role')
    .flatMap(({ value }) => value.toLowerCase().split(/\s+/u));

export const isSilent = ({ tagName }: Element): boolean => SILENT.has(tagName);

/** About the site, not the page: by what the element is, or by what its class, id or role calls it. */
export const isFurniture = (element: Element): boolean =>
  FURNITURE.has(element.tagName) ||
  tokens(element).some(
    (token) =>
      CLASSES.includes(token) || token === 'navigation' || PARTS_OF_CLASSES.some((part) => token.includes(part)),
  );
