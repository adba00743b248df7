import { EverPut } from './ever-put.js';

describe('what was ever put', () => {
  const texts = Array.from({ length: 20_000 }, (_, n) => `nomination\u0000\u000000000000-0000-4000-8000-${String(n)}`);

  it('may be there, each of it', () => {
    const ever = new EverPut();
    for (const text of texts) ever.add(text);
    expect(texts.every((text) => ever.mayHold(text))).toBe(true);
  });
  it('leaves nearly everything else as what is not there', () => {
    const ever = new EverPut();
    for (const text of texts) ever.add(text);
    expect(texts.filter((text) => ever.mayHold(`${text} of another`)).length).toBeLessThan(texts.length / 100);
  });
  it('is not known any more once other tables are in the place of these', () => {
    const ever = new EverPut();
    expect(ever.mayHold('a')).toBe(false);
    ever.end();
    expect(ever.mayHold('a')).toBe(true);
  });
});
