import type { Element, Node, Template } from './parse.js';

/** No text for a reader: left out with all that is in them. */
const INVISIBLE_TAGS = new Set([
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
const BOILERPLATE_TAGS = new Set(['nav', 'aside', 'footer', 'form', 'button', 'dialog', 'menu']);
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
  'widget-area',
  'breadcrumb',
  'breadcrumbs',
  'comments',
  'comments-area',
  'toc',
  'toc_container',
  'author-box',
  'entry-meta',
  'post-meta',
  'skip-link',
  'navigation',
  'complementary',
  'contentinfo',
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
  'ez-toc',
  'lwptoc',
  'table-of-contents',
  'comment-respond',
  'wpdiscuz',
  'cookie-notice',
];

const tokens = (element: Element): string[] =>
  element.attrs
    .filter(({ name }) => name === 'class' || name === 'id' || name === 'role')
    .flatMap(({ value }) => value.toLowerCase().split(/\s+/u));

const CONTENT_HIDING_TAGS = new Set(['template', 'noscript', 'object', 'canvas']);

/** What a silent element holds that a page could: the source of a `noscript`, or nodes. Nothing where it has no list and no table. */
export const hiddenContentOf = (element: Element): string | readonly Node[] | null => {
  if (!CONTENT_HIDING_TAGS.has(element.tagName)) return null;
  const nodes: readonly Node[] = isTemplate(element) ? element.content.childNodes : element.childNodes;
  const [first] = nodes;
  if (element.tagName !== 'noscript') return nodes.some(holdsList) ? nodes : null;
  return first !== undefined && 'value' in first && /<(?:li|td)/iu.test(first.value) ? first.value : null;
};
const isTemplate = (element: Element): element is Template => element.tagName === 'template';
const holdsList = (node: Node): boolean =>
  'tagName' in node && (node.tagName === 'li' || node.tagName === 'td' || node.childNodes.some(holdsList));

const attributeOf = ({ attrs }: Element, name: string): string | null =>
  attrs.find((attribute) => attribute.name === name)?.value ?? null;
const HIDES = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/iu;
/** Shown to nobody, by its own word. What a style sheet or a script hides is not known here: a page may fold its sections. */
export const isHidden = (element: Element): boolean => {
  const hidden = attributeOf(element, 'hidden');
  return (hidden !== null && hidden !== 'until-found') || HIDES.test(attributeOf(element, 'style') ?? '');
};

const FOR_MACHINES = new Set([
  ...['sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text', 'headerlink'],
  // Their words are the names of pictures.
  ...['material-icons', 'material-icons-outlined', 'material-icons-round', 'material-symbols-outlined'],
  ...['material-symbols-rounded', 'material-symbols-sharp'],
]);
/** Within a heading: what is no word of it, for readers that speak or for links. */
export const isForMachines = (node: Node): boolean => {
  if (!('tagName' in node)) return false;
  const isMark = node.tagName === 'sup' || attributeOf(node, 'aria-hidden') === 'true' || node.tagName === 'button';
  return isMark || tokens(node).some((token) => FOR_MACHINES.has(token));
};

export const isInvisible = ({ tagName }: Element): boolean => INVISIBLE_TAGS.has(tagName);

const isCalledBoilerplate = (element: Element): boolean =>
  BOILERPLATE_TAGS.has(element.tagName) ||
  tokens(element).some((token) => CLASSES.includes(token) || PARTS_OF_CLASSES.some((part) => token.includes(part)));

/** Of what stands on the page once, and never in its boilerplate, but for menus. */
const holdsPage = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => 'tagName' in node && (node.tagName === 'main' || isTitle(node) || holdsPage(node.childNodes)));
const isTitle = (node: Node): boolean => node.nodeName === 'h1';

/** Words that are no heading and no link. */
const saysMore = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => {
    if ('value' in node) return node.value.trim() !== '';
    return 'tagName' in node && node.tagName !== 'a' && !/^h[1-6]$/u.test(node.tagName) && saysMore(node.childNodes);
  });

const titled = new WeakMap<object, boolean>();
const isTitled = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => isTitle(node) || ('tagName' in node && !isAside(node) && isTitled(node.childNodes)));
const isAside = (element: Element): boolean => element.tagName !== 'body' && isCalledBoilerplate(element);
/** True where the page has a title beside all that is called boilerplate. */
const hasTitleElsewhere = (element: Element): boolean => {
  let root: Element | NonNullable<Element['parentNode']> = element;
  while ('parentNode' in root && root.parentNode !== null) root = root.parentNode;
  const known = titled.get(root) ?? isTitled(root.childNodes);
  titled.set(root, known);
  return known;
};

/** A menu may have a heading of the first depth for itself. */
const isMenu = (element: Element): boolean => !saysMore(element.childNodes) && hasTitleElsewhere(element);

/**
 * About the site, not the page: by what the element is, or by what its class, id or role calls it. Sites that wrap the whole page in
 * a form, or name its frame after something in it, are no exception.
 */
export const isBoilerplate = (element: Element): boolean =>
  isCalledBoilerplate(element) && (!holdsPage(element.childNodes) || isMenu(element));
