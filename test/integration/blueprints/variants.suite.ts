import { inspectBlueprint, type InspectedItem } from '@plumbline/blueprint-import';
import { type DocumentSet, lazily, postOf } from '../../support/documents/document-set.js';

const HEADING = /<h([23])[^>]*>(.*?)<\/h\1>/gsu;
const eachHeading = (html: string, write: (depth: string, text: string) => string): string =>
  html.replace(HEADING, (_, depth: string, text: string) => write(depth, text));
const tags = (html: string, from: string, to: string): string =>
  html.replace(new RegExp(`<(/?)${from}(?=[ >])`, 'gu'), `<$1${to}`);
const withoutHeads = (html: string): string => html.replace(/<\/?t(?:head|body)>/gu, '');

/** The same page as others would have marked it up: nothing that it says changes. */
const VARIANTS: readonly (readonly [string, (html: string) => string])[] = [
  ['headings one level down', (html) => tags(tags(html, 'h3', 'h4'), 'h2', 'h3')],
  ['headings one level up', (html) => tags(tags(html, 'h2', 'h1'), 'h3', 'h2')],
  ['all headings at one level', (html) => tags(html, 'h3', 'h2')],
  ['headings without numbers', (html) => html.replace(/(<h[23][^>]*>)(?:\d+|[A-Z])\) /gu, '$1')],
  ['headings numbered with dots', (html) => html.replace(/(<h2[^>]*>\d+)\) /gu, '$1. ')],
  ['headings with a colon', (html) => eachHeading(html, (depth, text) => `<h${depth}>${text}:</h${depth}>`)],
  ['headings in bold, with a sign', (html) => eachHeading(html, (d, text) => `<h${d}>🎯 <b>${text}</b></h${d}>`)],
  [
    'headings with hard hyphens and spaces',
    (html) =>
      eachHeading(html, (d, text) => `<h${d}>${text.replaceAll('-', '\u2011').replaceAll(' ', '&nbsp;')}</h${d}>`),
  ],
  ['parts under bold lines', (html) => html.replace(/<h3[^>]*>(.*?)<\/h3>/gsu, '<p><strong>$1</strong></p>')],
  ['no headings, but bold lines', (html) => eachHeading(html, (_, text) => `<p><strong>${text}</strong></p>`)],
  ['ordered lists alone', (html) => tags(html, 'ul', 'ol')],
  ['unordered lists alone', (html) => tags(html, 'ol', 'ul')],
  ['colons outside of bold words', (html) => html.replaceAll(':</strong>', '</strong>:')],
  ['tables without a head', (html) => tags(withoutHeads(html), 'th', 'td')],
  [
    'tables with a bold first row',
    (html) => withoutHeads(html).replace(/<th>([\s\S]*?)<\/th>/gu, '<td><strong>$1</strong></td>'),
  ],
  [
    'comments of an editor, and no classes',
    (html) => html.replace(/<(ul|p|h[23]) class="[^"]*"/gu, '<!-- wp:$1 --><$1'),
  ],
  ['wrappers', (html) => `<div class="elementor"><section><div>${html}</div></section></div>`],
  ['no line ends between elements', (html) => html.replace(/\n+(?=<)/gu, '')],
  [
    'an executive summary, questions and a conclusion',
    (html) =>
      `${html}<h2>21) Executive summary table</h2><table><tr><th>Category</th><th>Summary</th></tr><tr><td>Skills</td><td>Many</td></tr></table><h2>FAQ</h2><ul><li>Why?</li></ul><h2>Conclusion</h2><ul><li>So.</li></ul>`,
  ],
  [
    'a table of contents',
    (html) =>
      `<h2>Table of contents</h2><ul>${[...html.matchAll(HEADING)].map(([, , text]) => `<li>${text ?? ''}</li>`).join('')}</ul>${html}`,
  ],
  [
    'related posts',
    (html) =>
      `${html}<h3>Related posts</h3><h2>Lead Other: Role Blueprint, Responsibilities, Skills</h2><ul><li>Other</li></ul>`,
  ],
];

const saidOf = (item: InspectedItem): unknown => ({ ...item, key: '', locator: '', section: '' });

export const variantsSuite =
  ({ roles }: DocumentSet) =>
  (): void => {
    describe.each(roles)('the page of $name', (document) => {
      const post = lazily(() => postOf(document));
      const read = (rendered: string) =>
        inspectBlueprint('post', JSON.stringify({ title: post().title, content: { rendered } }));
      const asIs = lazily(() => read(post().content.rendered));
      it.each(VARIANTS)('says the same with %s', (_, vary) => {
        const { rendered } = post().content;
        const varied = vary(rendered);
        expect(varied).not.toBe(rendered);
        const other = read(varied);
        expect(other.items.map(saidOf)).toEqual(asIs().items.map(saidOf));
        expect(other.role).toEqual(asIs().role);
      });
    });
  };
