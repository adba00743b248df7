import { isBareValue } from '../../formats/ladder/bare-value.js';
import { inspectBlueprint, proposeMapping } from '../../index.js';
import { namesLevel } from '../level-names.js';

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
    [
      'Italian',
      ['Sviluppatrice junior', 'Sviluppatore intermedio', 'Sviluppatore senior'],
      ['Competenze tecniche', 'Comunicazione'],
      ['Esempi', 'Letture consigliate'],
    ],
    [
      'Dutch',
      ['Junior ontwikkelaar', 'Ervaren ontwikkelaar', 'Senior softwareontwikkelaar'],
      ['Vakmanschap', 'Samenwerking'],
      ['Voorbeelden', 'Leestips'],
    ],
    [
      'Polish',
      ['Młodszy programista', 'Samodzielna programistka', 'Starszy inżynier oprogramowania'],
      ['Jakość', 'Współpraca'],
      ['Przykłady', 'Polecane lektury'],
    ],
    [
      'Russian',
      ['Младший разработчик', 'Мидл-разработчик', 'Старший инженер по тестированию'],
      ['Технические навыки', 'Команда'],
      ['Примеры', 'Что почитать'],
    ],
    [
      'Ukrainian',
      ['Молодший розробник', 'Мідл', 'Старший фахівець з тестування'],
      ['Технічні навички', 'Співпраця'],
      ['Приклади', 'Корисні посилання'],
    ],
    [
      'Turkish',
      ['Stajyer', 'Yazılım Mühendisi', 'Kıdemli Yazılım Mühendisi'],
      ['Teknik', 'İletişim'],
      ['Örnekler', 'Kaynaklar'],
    ],
    ['Korean', ['주니어 개발자', '미들 개발자', '시니어 개발자'], ['기술', '협업'], ['예시', '추천 도서']],
    ['simplified Chinese', ['初级工程师', '中级工程师', '资深前端工程师'], ['技术', '沟通'], ['示例', '推荐阅读']],
    ['traditional Chinese', ['初級設計師', '中級設計師', '高級設計師'], ['技術', '團隊'], ['舉例', '延伸閱讀']],
    [
      'Norwegian',
      ['Juniorutvikler', 'Erfaren utvikler', 'Seniorutvikler'],
      ['Fag', 'Samarbeid'],
      ['Eksempler', 'Anbefalt lesning'],
    ],
    [
      'Danish',
      ['Juniorudvikler', 'Erfaren udvikler', 'Seniorudvikler'],
      ['Faglighed', 'Samarbejde'],
      ['Eksempler', 'Læseliste'],
    ],
    [
      'Swedish',
      ['Juniorutvecklare', 'Erfaren utvecklare', 'Seniorutvecklare'],
      ['Teknik', 'Samarbete'],
      ['Exempel', 'Lästips'],
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
    const text = '# Polku\n\n## Oppipoika\n\n- Tekee sen\n\n## Mestari\n\n- Opettaa sen\n';
    expect(() => inspectBlueprint('x', text)).toThrow(
      /the headings "Polku", "Oppipoika", "Mestari" \(lines 1, 3 and 7\).*"L1: Explorer"/u,
    );
    const items = '# Polku\n\n- **Oppipoika**\n  - Tekee sen\n- **Mestari**\n  - Opettaa sen\n';
    expect(() => inspectBlueprint('x', items)).toThrow(
      /the list items "Oppipoika", "Mestari" \(lines 3 and 5\).*"L1: Explorer"/u,
    );
    const byHand = inspectBlueprint('x', text.replace('Oppipoika', 'L1: Oppipoika').replace('Mestari', 'L2: Mestari'));
    expect(byHand.report.counts['level']).toBe(2);
  });
});

describe('what people do about levels', () => {
  it.each([
    ...[
      'Manager development',
      'Regular',
      'Pre-manager',
      'Come diventare senior',
      'Hoe word je senior',
      'Hvordan bli senior',
    ],
    ...[
      'Jak zostać seniorem',
      'Как стать сеньором',
      'Як стати сеньйором',
      'Nasıl kıdemli olunur',
      'Старший помогает младшим',
    ],
    ...['시니어 개발자가 되는 방법', '책임', '如何成为高级工程师', '带领初级工程师', '帶領新人'],
  ])('"%s" names none', (text) => {
    expect(namesLevel(text)).toBe(false);
  });
});

describe('an amount and a time', () => {
  it.each([
    ...[
      '10 000 zł brutto',
      'от 100 000 до 150 000 руб.',
      'від 30 000 до 45 000 грн',
      '40.000 TL',
      '550 000 kr',
      '28.000 € lordi',
    ],
    ...[
      '4,000만원',
      '10万元至15万元',
      '3 anni di esperienza',
      '5 jaar ervaring',
      '2–5 år',
      '3 lata',
      '3–5 лет',
      '3 роки',
    ],
    ...['5 yıl', '3~5년', '3-5年', 'n.v.t.', 'brak', 'требований нет', '없음', '暂无'],
  ])('%s are a value in every language', (text) => {
    expect(isBareValue(text)).toBe(true);
  });
});
