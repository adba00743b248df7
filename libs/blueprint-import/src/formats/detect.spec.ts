import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint, UnsupportedBlueprint } from '../index.js';

const { refusalOf } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

describe('a document of no supported type', () => {
  it.each([
    ['JSON', '{"content": {"rendered": "<h2>Responsibilities:</h2>"}}'],
    ['JSON', '["Responsibilities:"]'],
    ['HTML or XML', '<h2>\nDuties of the day\n</h2>\n<ul><li>Leads.</li></ul>'],
    ['Markdown with front matter', '---\ntitle: Staff\n---\n\n- Leads.\n'],
    ['YAML', 'title: Staff\nteam: one that is not listed\n'],
    [
      'Markdown. It has the headings "Staff" (line 1); of these "Staff" alone is known',
      '# Staff\n\nResponsibilities:\n\nLeads, mostly.\n',
    ],
    ['a table in CSV. It has the columns "Team", "Room" (line 1)', 'Team,Room\nStaff,3\nOthers,4\n'],
    ['a table in TSV', 'Team\tRoom\nStaff\t3\nOthers\t4\n'],
    ['text. It has no list of responsibilities, and no list, cell or paragraph', 'Some words about nobody'],
    ['an empty document', ' \n'],
  ])('is refused as %s, with the types that are supported', (seen, text) => {
    const error = refusalOf(text);
    expect(error).toBeInstanceOf(UnsupportedBlueprint);
    expect(error.code).toBe('blueprint-unsupported');
    expect(error.message).toContain(seen);
    expect(error.message).toContain('Supported: a career-track page in Markdown');
  });
  it.each([
    [
      'levels without words below them',
      '# Path\n\n## Junior Tester\n\n## Senior Tester\n',
      '"Junior Tester", "Senior Tester" are known as levels, and nothing below them as what they ask. Write it there as a list',
      '# Path\n\n## Junior Tester\n\n- Tests it\n\n## Senior Tester\n\nShows to others how it is tested.\n',
    ],
    [
      'numbers of nobody',
      '# Numbers\n\n## Level 1\n\n- Jumps\n\n## Level 2\n\n- Runs\n',
      'Say in the title whose levels they are, such as "Career levels".',
      '# Career levels\n\n## Level 1\n\n- Jumps\n\n## Level 2\n\n- Runs\n',
    ],
    [
      'one level among others',
      '# Path\n\n## Squire\n\n- Jumps\n\n## Junior Tester\n\n- Runs\n',
      'of these "Junior Tester" alone is known as a level',
      '# Path\n\n## L1: Squire\n\n- Jumps\n\n## L2: Junior Tester\n\n- Runs\n',
    ],
    [
      'levels that no word is known of',
      '# Path\n\n## Squire\n\n- Jumps\n\n## Knight\n\n- Runs\n',
      'the headings "Path", "Squire", "Knight" (lines 1, 3 and 7); no levels are known among them. Put a code in front',
      '# Path\n\n## L1: Squire\n\n- Jumps\n\n## L2: Knight\n\n- Runs\n',
    ],
  ])('is refused for %s, with the lines, and is read when it is mended as the message says', (_, text, why, mended) => {
    expect(refusalOf(text).message).toContain(why);
    expect(inspectBlueprint('x', mended).items.filter(({ kind }) => kind === 'level')).toHaveLength(2);
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
