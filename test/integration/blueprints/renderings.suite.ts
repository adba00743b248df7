import { inspectBlueprint, type Inspection } from '@plumbline/blueprint-import';
import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { type DocumentSet, lazily, postOf } from '../../support/documents/document-set.js';

const inner = (node: Tree.ChildNode): string => {
  if ('value' in node) return node.value.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  if (node.nodeName === 'br') return '<br/>';
  const text = 'childNodes' in node ? node.childNodes.map(inner).join('') : '';
  return node.nodeName === 'strong' && text.trim() !== '' ? `**${text.trim()}**` : text;
};
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const elements = (node: Tree.Element): Tree.Element[] => node.childNodes.filter((child) => 'tagName' in child);

/** A list item as people write it in Markdown: the lines that the page types with dashes are a list inside it. */
const item = (node: Tree.Element, mark: string): string => {
  const [head = '', ...points] = inner(node)
    .replaceAll('<br/>', '\n')
    .split(/\n\s*– /u);
  return [`${mark} ${oneLine(head)}`, ...points.map((point) => `    - ${oneLine(point)}`)].join('\n');
};
const row = (node: Tree.Element): string =>
  `| ${elements(node)
    .map((cell) => oneLine(inner(cell)))
    .join(' | ')} |`;
const table = (node: Tree.Element): string => {
  const rows = elements(node)
    .flatMap(elements)
    .map((tr) => ({ text: row(tr), columns: elements(tr).length }));
  const [head, ...others] = rows;
  return [head?.text, `|${' --- |'.repeat(head?.columns ?? 0)}`, ...others.map(({ text }) => text)].join('\n');
};
const block = (node: Tree.ChildNode): string => {
  if (!('tagName' in node)) return '';
  if (node.tagName === 'h2') return `## ${oneLine(inner(node))}`;
  if (node.tagName === 'h3') return `### ${oneLine(inner(node))}`;
  if (node.tagName === 'ul')
    return elements(node)
      .map((li) => item(li, '-'))
      .join('\n');
  if (node.tagName === 'ol')
    return elements(node)
      .map((li, index) => item(li, `${String(index + 1)}.`))
      .join('\n');
  if (node.tagName === 'figure') return elements(node).map(table).join('\n\n');
  return node.tagName === 'p'
    ? inner(node)
        .replace(/(?:<br\/>)?\n?\s*– /gu, '\n\n– ')
        .trim()
    : '';
};
const markdown = (html: string): string => parseFragment(html).childNodes.map(block).filter(Boolean).join('\n\n');

const counts = ({ report }: Inspection) => report.counts;

export const renderingsSuite =
  ({ roles }: DocumentSet) =>
  (): void => {
    describe.each(roles)('the page of $name', (role) => {
      const post = lazily(() => ({ ...postOf(role), asPost: inspectBlueprint('post', role.bytes()) }));

      it('reads the same as a plain page of HTML, with the boilerplate of its site only in the report', () => {
        const { title, content, asPost } = post();
        const page = `<!doctype html><html><head><title>${title.rendered}</title><style>p{}</style></head><body>
      <nav><ul><li>Home</li></ul></nav><main>${content.rendered}</main>
      <div class="sharedaddy"><ul><li>Tell others</li></ul></div><aside><h3>Related posts</h3><ul><li>Elsewhere</li></ul></aside>
      <script>track()</script></body></html>`;
        const asHtml = inspectBlueprint('page', page);
        expect(asHtml.source.format).toBe('role-blueprint-html');
        expect(counts(asHtml)).toEqual(counts(asPost));
        const plain = ({ items }: Inspection) => items.map((one) => ({ ...one, locator: '' }));
        expect(plain(asHtml)).toEqual(plain(asPost));
        const boilerplate = asHtml.report.unmapped
          .filter(({ reason }) => reason === 'boilerplate')
          .map(({ text }) => text);
        expect(boilerplate).toEqual(['Home', 'Tell others', 'Related posts', 'Elsewhere']);
      });
      it('reads the same in Markdown, with all fields', () => {
        const { title, content, asPost } = post();
        const asMarkdown = inspectBlueprint('page.md', `# ${title.rendered}\n\n${markdown(content.rendered)}\n`);
        expect(asMarkdown.source.format).toBe('role-blueprint-markdown');
        expect(counts(asMarkdown)).toEqual(counts(asPost));
        const fields = ({ items }: Inspection) =>
          items.map((one) => ({ ...one, locator: '', section: one.section, text: one.text.replaceAll('– ', '') }));
        expect(fields(asMarkdown)).toEqual(fields(asPost));
        expect(asMarkdown.role.title).toEqual(asPost.role.title);
      });
      it('keeps the key of an item whose words change after its bold beginning', () => {
        const { title, content, asPost } = post();
        const html = content.rendered.replaceAll('</strong>', '</strong> as ever,');
        const edited = inspectBlueprint('page', JSON.stringify({ title, content: { rendered: html } }));
        const keys = ({ items }: Inspection) =>
          items.filter(({ kind }) => kind === 'responsibility').map(({ key }) => key);
        expect(keys(edited)).toEqual(keys(asPost));
      });
    });
  };
