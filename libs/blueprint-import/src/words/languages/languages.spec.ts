import { inspectBlueprint, proposeMapping } from '../../index.js';

const page = (levels: readonly string[], areas: readonly [string, string], labels: readonly [string, string]) =>
  `# X\n\n${levels.map((level) => `## ${level}\n\n${areas.map((area) => `### ${area}\n\n- ${area} eins zwei drei\n`).join('\n')}\n#### ${labels[0]}\n\n- Z eins zwei\n\n#### ${labels[1]}\n\n- B eins zwei\n`).join('\n')}`;

describe('a ladder', () => {
  it.each([
    [
      'German',
      ['Junior-Entwickler', 'Entwicklerin', 'Senior-Entwickler:in'],
      ['Technik', 'Führung'],
      ['Beispiele', 'Lesestoff'],
    ],
    [
      'French',
      ['Développeur débutant', 'Développeur confirmé', 'Développeur sénior'],
      ['Technique', 'Équipe'],
      ['Exemples', 'Lectures'],
    ],
    [
      'Spanish',
      ['Desarrolladora júnior', 'Desarrolladora semi senior', 'Desarrolladora sénior'],
      ['Técnica', 'Equipo'],
      ['Ejemplos', 'Lecturas'],
    ],
    [
      'Portuguese',
      ['Desenvolvedor Júnior', 'Desenvolvedor Pleno', 'Desenvolvedor Sênior'],
      ['Técnica', 'Pessoas'],
      ['Exemplos', 'Leituras'],
    ],
    [
      'Japanese',
      ['ジュニアエンジニア', 'ミドルエンジニア', 'シニアエンジニア'],
      ['技術', 'チーム'],
      ['具体例', '参考資料'],
    ],
  ] as const)('in %s is read by its own words, and keyed by those of English', (_, levels, areas, labels) => {
    const inspection = inspectBlueprint('x', page(levels, areas, labels));
    const { items, report } = inspection;
    expect(items.flatMap(({ kind, text }) => (kind === 'level' ? [text] : []))).toEqual(levels);
    expect(items.flatMap(({ kind, text }) => (kind === 'area' ? [text] : []))).toEqual(areas);
    expect([report.counts['responsibility'], report.counts['example'], report.counts['resource']]).toEqual([6, 3, 3]);
    const { levels: proposed } = proposeMapping(inspection);
    expect(proposed.map(({ title }) => title)).toEqual(levels);
    for (const { key } of proposed) expect(key).toMatch(/^[a-z0-9][a-z0-9-]*$/u);
  });
  it('in a language that is not known says which headings it has, and how to name its levels by hand', () => {
    const text = '# Droga\n\n## Uczeń\n\n- Robi to\n\n## Mistrz\n\n- Uczy tego\n';
    expect(() => inspectBlueprint('x', text)).toThrow(
      /the headings "Droga", "Uczeń", "Mistrz" \(lines 1, 3 and 7\).*"L1: Explorer"/u,
    );
    const items = '# Droga\n\n- **Uczeń**\n  - Robi to\n- **Mistrz**\n  - Uczy tego\n';
    expect(() => inspectBlueprint('x', items)).toThrow(
      /the list items "Uczeń", "Mistrz" \(lines 3 and 5\).*"L1: Explorer"/u,
    );
    const byHand = inspectBlueprint('x', text.replace('Uczeń', 'L1: Uczeń').replace('Mistrz', 'L2: Mistrz'));
    expect(byHand.report.counts['level']).toBe(2);
  });
});
