import { anyOf, atEnd, matcher } from './phrases.js';

describe('a matcher', () => {
  it('finds the words of each language, and nothing by a language that has none', () => {
    const found = matcher({ en: { whole: ['roles?'] }, xx: {}, yy: { anywhere: ['роль', '*例*'], ends: ['*ность'] } });
    expect(['Roles', 'Роль', 'роль в команде', '具体例です', 'Надёжность'].filter((text) => !found.test(text))).toEqual(
      [],
    );
    expect(['', 'Rolesy', 'Контроль', 'Ность здесь'].filter((text) => found.test(text))).toEqual([]);
  });
  it('of what has to be absent is true of nothing else', () => {
    const found = matcher({ en: { anywhere: ['senior'], unless: ['semi'] }, xx: { anywhere: ['äldre'] } });
    expect(['senior', 'Äldre', 'semi senior', 'junior'].map((text) => found.test(text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(matcher({ en: { anywhere: ['senior'], unless: ['semi'] } }).test('junior')).toBe(false);
  });
});

describe('any of the phrases', () => {
  it('has the word in front that some of them may begin with', () => {
    const found = new RegExp(
      atEnd(`(?:^|\\s)${anyOf({ en: ['nurse', '(<word>)?utvikler', '(<word>-)?инженер'] })}`),
      'iu',
    );
    const titles = ['Nurse', 'Utvikler', 'Systemutvikler', 'QA-инженер', 'Инженер', 'supernurse', 'utvikler nå'];
    expect(titles.filter((title) => found.test(title))).toEqual(titles.slice(0, 5));
  });
});
