import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint, UnsupportedBlueprint } from '../index.js';

const { refusalOf } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

describe('a document of no supported type', () => {
  it.each([
    ['JSON', '{"content": {"rendered": "<h2>Responsibilities:</h2>"}}'],
    ['JSON', '["Responsibilities:"]'],
    ['HTML or XML', '<h2>\nDuties of the day\n</h2>\n<ul><li>Leads.</li></ul>'],
    ['Markdown or YAML without', '---\ntitle: Staff\n---\n\n- Leads.\n'],
    ['text without', 'title: Staff\nteam: one that is not listed\n'],
    ['text without', '# Staff\n\nResponsibilities:\n\nLeads, mostly.\n'],
    ['an empty document', ' \n'],
  ])('is refused as %s, with the types that are supported', (seen, text) => {
    const error = refusalOf(text);
    expect(error).toBeInstanceOf(UnsupportedBlueprint);
    expect(error.code).toBe('blueprint-unsupported');
    expect(error.message).toContain(seen);
    expect(error.message).toContain('Supported: a career-track page in Markdown');
  });
  it('is a role blueprint with two known sections if it calls itself one', () => {
    const small = (title: string): string =>
      `# ${title}\n\n## Core Responsibilities\n\n### Strategic\n\n- Leads\n\n## Risks and Failure Modes\n\n### Anti-patterns\n\n- Hides\n`;
    expect(inspectBlueprint('x', small('Staff Baker: Role Blueprint'))).toMatchObject({
      source: { format: 'role-blueprint-markdown' },
      items: [{ kind: 'responsibility', group: 'strategic' }, { kind: 'anti-pattern' }],
    });
    expect(refusalOf(small('On bread')).message).toContain('2 of at least 4');
  });
  it('is refused with the sections of a role blueprint that it has, and how many it needs', () => {
    const list = '<ul><li>a</li></ul>';
    const text = `<h1>Baker</h1><h2>Core duties</h2>${list}<h2>Tools</h2>${list}<h2>Other</h2>${list}<p></p>`;
    expect(refusalOf(text).message).toContain('it has the sections "Core duties", "Tools": 2 of at least 4.');
    const telling = ['Tools', 'Mission', 'Day-to-day activities', 'Tech stack'].map((one) => `<h2>${one}</h2>${list}`);
    expect(refusalOf(`${telling.join('')}<p></p>`).message).toContain('none that says what the role asks for');
  });
});
