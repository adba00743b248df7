import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint } from './index.js';

const { refusalOf } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

const SECTIONS = '<h2>Key Deliverables</h2><h2>Technical Skills Required</h2><h2>Tools</h2>';
const html = (body: string): string =>
  `<h2>Core Responsibilities</h2><h3>Technical</h3><ul><li>Builds.</li></ul>${SECTIONS}${body}`;
const post = (body: string): string =>
  JSON.stringify({ title: { rendered: 'Staff Tester' }, content: { rendered: html(body) } });

describe('documents over the limits', () => {
  it.each([
    ['blueprint-too-large', 'bytes', 'x'.repeat(20 * 1024 * 1024)],
    ['blueprint-too-large', 'content.rendered', post('x'.repeat(600_000))],
    ['blueprint-too-complex', 'Line 1', html(`${'<div>'.repeat(50_000)}>`)],
    ['blueprint-too-complex', 'content.rendered, Line 1', post('<div>'.repeat(50_000))],
    ['blueprint-too-complex', 'nested deeper', html(`${'<div>'.repeat(300)}>`)],
    ['blueprint-too-complex', 'nested deeper', html(`${'<b><i>'.repeat(5_000)}>`)],
    ['blueprint-too-complex', 'Line 3', html(`\n\n${'<p><b></p>'.repeat(6_000)}`)],
    ['blueprint-too-complex', 'one too many', html(`<p>${'\n'.repeat(20_001)}</p>`)],
    ['blueprint-too-complex', 'column 65', `${'['.repeat(2_000_000)}]`],
    ['blueprint-too-complex', 'Line 1, column', '{"a":'.repeat(500_000)],
    ['blueprint-too-complex', 'values', `[${'1,'.repeat(2_000_000)}1]`],
    ['blueprint-too-complex', 'Line 1', `title: ${'{'.repeat(5_000)}`],
    ['blueprint-too-complex', 'cells', `# Senior\n\n${'|a'.repeat(1_000)}\n`],
    ['blueprint-json', 'line 1 column', '{"content": {"rendered": "x"},}'],
    ['blueprint-several', '2 posts', JSON.stringify([JSON.parse(post('')), JSON.parse(post(''))])],
    ['blueprint-yaml', 'Line 2', 'a: &a [1]\nb: *a\n'],
    ['blueprint-yaml', 'line 3', 'title: Senior\na: "b\n'],
  ])('are refused with %s and the position (%s)', (code, place, text) => {
    const error = refusalOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(place);
  });
});

describe('text that is not valid', () => {
  it.each([
    ['an escape', '{"content":{"rendered":"<p>a\\u0000</p>"}}', 'blueprint-control-character'],
    ['half a pair', '{"content":{"rendered":"<p>\\ud800</p>"}}', 'blueprint-encoding'],
    ['an entity', html('\n<ul><li>&#1;</li></ul>'), 'blueprint-control-character'],
  ])('is not accepted through %s', (_, text, code) => {
    expect(refusalOf(text).code).toBe(code);
  });
  it('is refused with the position of the first byte that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(html('')), Buffer.from([0xe9, 0x20])]);
    expect(refusalOf(bytes).message).toContain(`Byte ${String(bytes.length - 2)} is not UTF-8`);
  });
  it('loses scripts, styles, handlers and their markup', () => {
    const body =
      '<h2>Tools</h2><ul><li onclick="a()">One <script>b()</script>two &lt;b&gt;</li></ul><style>c{}</style><svg><text>d</text></svg>';
    const text = JSON.stringify(inspectBlueprint('x', html(body)));
    expect(text).toContain('"One two <b>"');
    for (const trace of ['a()', 'b()', 'c{}', 'onclick', '<svg', '"d"']) expect(text).not.toContain(trace);
  });
});
