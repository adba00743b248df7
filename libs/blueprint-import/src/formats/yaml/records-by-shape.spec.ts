import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (data: unknown) => {
  const { items } = inspectBlueprint('x.json', JSON.stringify(data));
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: askedIn(items),
  };
};

describe('records', () => {
  it('say what they ask under the key that has sentences, though it may name areas elsewhere', () => {
    const record = (level: string) => ({ section: 'Ropes', level, competency: `Ties all ropes as ${level} people do` });
    expect(read([record('Beginner'), record('Advanced'), record('Expert')]).asked).toEqual([
      ['Beginner', 'Ropes', 'Ties all ropes as Beginner people do'],
      ['Advanced', 'Ropes', 'Ties all ropes as Advanced people do'],
      ['Expert', 'Ropes', 'Ties all ropes as Expert people do'],
    ]);
  });
  it('name their level under a key of several words, and need no area where they share levels', () => {
    const record = (entryLevel: string, at: number) => ({
      number: at,
      ropes: 'Y',
      entryLevel,
      description: `Ties rope ${String(at)} alone`,
    });
    const { asked } = read(['junior', 'senior', 'junior', 'senior'].map(record));
    expect(asked.map(([level]) => level)).toEqual(['junior', 'senior', 'junior', 'senior']);
  });
});

describe('roles', () => {
  it('that say what they are asked in descriptions are levels, whatever they are called', () => {
    const data = {
      core: [
        { role: 'Swabber', desc: 'Starts here, and learns how ropes are tied.', color: 'red' },
        { role: 'Bosun', desc: 'Looks after the ropes of the ship.', color: 'blue' },
      ],
    };
    expect(read(data)).toEqual({
      levels: ['Swabber', 'Bosun'],
      asked: [
        ['Swabber', null, 'Starts here, and learns how ropes are tied.'],
        ['Bosun', null, 'Looks after the ropes of the ship.'],
      ],
    });
  });
});
