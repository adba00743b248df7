import { Namesakes } from './namesakes.js';

const FREE = { likeId: null, emailOf: null };

describe('namesakes', () => {
  const registered: { id: string; email: string | null }[] = [];
  /** As the log has them, whatever the views show. */
  const logged = ['Ada', 'bob'];
  const like = (id: string) => Promise.resolve(logged.filter((each) => each.toLowerCase() === id.toLowerCase()));
  const namesakesNow = () => new Namesakes(() => Promise.resolve([...registered]), like);
  let namesakes: Namesakes;
  beforeEach(() => {
    registered.splice(0, registered.length, { id: 'Ada', email: 'Ada@Example.org' }, { id: 'bob', email: null });
    namesakes = namesakesNow();
  });

  it('are those whose id differs by case only, or who have the email in any case', async () => {
    expect(await namesakes.of('ada', null)).toEqual({ likeId: 'Ada', emailOf: null });
    expect(await namesakes.of('BOB', 'ada@example.ORG')).toEqual({ likeId: 'bob', emailOf: 'Ada' });
    expect(await namesakes.of('cyd', ' ADA@EXAMPLE.ORG ')).toEqual({ likeId: null, emailOf: 'Ada' });
  });
  it('is nobody for the person themselves, and for who has nothing like it', async () => {
    expect(await namesakes.of('Ada', 'ada@example.org')).toEqual(FREE);
    expect(await namesakes.of('dan', 'dan@example.org')).toEqual(FREE);
  });
  it('are those whose id the log has, also while no view shows them', async () => {
    registered.splice(0);
    expect(await namesakes.of('ADA', null)).toEqual({ likeId: 'Ada', emailOf: null });
    expect([await namesakes.holderOf('aDA', 'cyd'), await namesakes.holderOf('Ada', 'Ada')]).toEqual(['Ada', null]);
  });
  it('are those who register at the same time, of whom the first has it', async () => {
    const both = await Promise.all([
      namesakes.of('eve', 'e@x.org'),
      namesakes.of('EVE', null),
      namesakes.of('fay', 'E@x.org'),
    ]);
    expect(both).toEqual([FREE, { likeId: 'eve', emailOf: null }, { likeId: null, emailOf: 'eve' }]);
  });
  it('are free again when the registration was refused, and only for who claimed them', async () => {
    const refused = (personId: string) =>
      namesakes
        .claiming({ personId, email: 'e@x.org' }, () => Promise.reject(new Error('refused')))
        .catch((error: unknown) => String(error));
    await namesakes.of('eve', 'e@x.org');
    expect(await refused('fay')).toBe('Error: refused');
    expect(await namesakes.of('fay', 'e@x.org')).toEqual({ likeId: null, emailOf: 'eve' });
    await refused('eve');
    expect(await namesakes.of('fay', 'e@x.org')).toEqual(FREE);
    expect(await namesakes.of('EVE', null)).toEqual(FREE);
  });
  it('are by their id alone once they are forgotten, also where no view has shown them yet', async () => {
    await namesakes.of('eve', 'e@x.org');
    namesakes.forget('eve');
    namesakes.forget('Ada');
    expect(await namesakes.of('fay', 'e@x.org')).toEqual(FREE);
    expect(await namesakes.of('EVE', null)).toEqual({ likeId: 'eve', emailOf: null });
    expect(await namesakes.of('gus', 'ada@example.org')).toEqual(FREE);
  });
  it('are not those whom another process has erased, which is asked of the log before somebody is named', async () => {
    const erased = new Set<string>();
    const asking = new Namesakes(
      () => Promise.resolve([...registered]),
      like,
      (id) => Promise.resolve(erased.has(id)),
    );
    await asking.of('eve', 'e@x.org');
    expect(await asking.of('fay', 'e@x.org')).toEqual({ likeId: null, emailOf: 'eve' });
    expect(await asking.of('fay', 'ada@example.org')).toEqual({ likeId: null, emailOf: 'Ada' });
    erased.add('eve').add('Ada');
    expect(await asking.of('fay', 'e@x.org')).toEqual(FREE);
    expect(await asking.of('gus', 'ada@example.org')).toEqual(FREE);
    expect(await asking.of('EVE', null)).toEqual({ likeId: 'eve', emailOf: null });
    expect(await asking.of('hal', 'e@x.org')).toEqual({ likeId: null, emailOf: 'fay' });
  });
  it('are read once for many who are registered together', async () => {
    let reads = 0;
    const counted = new Namesakes(() => {
      reads += 1;
      return Promise.resolve(registered);
    }, like);
    await Promise.all(Array.from({ length: 50 }, (_, at) => counted.of(`p${at.toString()}`, null)));
    await counted.of('more', null);
    expect(reads).toBe(1);
  });
  it('leave the email free of somebody who was erased, whatever views from before still show, and keep the id', async () => {
    await namesakes.of('eve', 'e@x.org');
    await namesakes.of('hal', 'h@x.org');
    namesakes.forget('eve');
    namesakes.forget('Ada');
    expect(await namesakes.of('fay', 'e@x.org')).toEqual(FREE);
    expect(await namesakes.of('HAL', null)).toEqual({ likeId: 'hal', emailOf: null });
    expect(await namesakes.of('ida', 'h@x.org')).toEqual({ likeId: null, emailOf: 'hal' });
    expect(await namesakes.of('cyd', 'ada@example.org')).toEqual(FREE);
    expect(await namesakes.of('ADA', null)).toEqual({ likeId: 'Ada', emailOf: null });
    const early = namesakesNow();
    const looking = early.of('gus', null);
    early.forget('Ada');
    await looking;
    expect(await early.of('cyd', 'ada@example.org')).toEqual(FREE);
  });
});
