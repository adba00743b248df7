import { BlueprintRefused, inspectBlueprint, UnsupportedBlueprint } from '../index.js';

const caught = (content: string): BlueprintRefused => {
  try {
    inspectBlueprint('x', content);
  } catch (error) {
    if (error instanceof BlueprintRefused) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('a document of another family', () => {
  it.each([
    ['JSON', '{"content": {"rendered": "<h2>Responsibilities:</h2>"}}'],
    ['JSON', '["Responsibilities:"]'],
    ['HTML or XML', '<h2>\nDuties of the day\n</h2>\n<ul><li>Leads.</li></ul>'],
    ['Markdown or YAML without', '---\ntitle: Staff\n---\n\n- Leads.\n'],
    ['text without', 'title: Staff\nteam: one that is not listed\n'],
    ['text without', '# Staff\n\nResponsibilities:\n\nLeads, mostly.\n'],
    ['an empty document', ' \n'],
  ])('is refused as %s, with what would be taken', (seen, text) => {
    const error = caught(text);
    expect(error).toBeInstanceOf(UnsupportedBlueprint);
    expect(error.code).toBe('blueprint-unsupported');
    expect(error.message).toContain(seen);
    expect(error.message).toContain('Supported: a career-track page in Markdown');
  });
});
