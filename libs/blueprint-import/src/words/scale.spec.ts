import { levelsAmong, stepOnScale } from './scale.js';

const levels = (...texts: readonly string[]) => texts.filter(levelsAmong(texts));

describe('words for how well somebody can do something', () => {
  it.each([
    ['English', ['Awareness', 'Working', 'Practitioner', 'Expert']],
    ['English, of one step', ['Emerging', 'Developing']],
    ['German', ['Grundlagen', 'Erweitert', 'Experte']],
    ['French', ['Notions', 'Approfondi', 'Maîtrise']],
    ['French without accents', ['Debutant', 'Avance', 'Maitrise']],
    ['Spanish', ['Básico', 'Intermedio', 'Dominio']],
    ['Portuguese', ['Noções', 'Básico', 'Avançado', 'Domínio']],
    ['Japanese', ['基礎', '応用', '達人']],
    ['beside a level', ['Junior', 'Proficient']],
  ])('are levels beside each other: %s', (_, texts) => {
    expect(levels(...texts)).toEqual(texts);
  });
  it('are none alone, or with anything behind them', () => {
    expect(levels('Awareness', 'Delivery', 'Craft')).toEqual([]);
    expect(levels('Security awareness', 'Working agreements', 'Advanced topics')).toEqual([]);
  });
  it('stand in their order', () => {
    const steps = ['Awareness', 'Beginner', 'Developing', 'Working', 'Practitioner', 'Advanced', 'Expert', 'Mastery'];
    expect(steps.map(stepOnScale)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('ranks of one role', () => {
  it.each([
    ['of which no word is known', ['Junior Barista', 'Senior Barista']],
    ['of several words', ['Junior Head Gardener', 'Lead Head Gardener']],
    ['in German', ['Nachwuchs Konditor', 'Leitender Konditor']],
  ])('are levels: %s', (_, texts) => {
    expect(levels(...texts)).toEqual(texts);
  });
  it.each([
    ['of different roles', ['Junior Barista', 'Senior Gardener']],
    ['of one rank', ['Senior Barista', 'Senior Barista']],
    ['of things', ['Junior projects', 'Senior projects']],
    ['that may be verbs', ['Lead Choir', 'Staff Choir']],
  ])('are none: %s', (_, texts) => {
    expect(levels(...texts)).toEqual([]);
  });
});
