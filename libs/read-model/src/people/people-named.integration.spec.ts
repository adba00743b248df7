import { VIEWS } from '@plumbline/projections';
import { History } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { withTexts } from '../open-texts.js';
import { forgetNames, peopleNamed } from './people-named.js';

describe('names that people are found by', () => {
  it('find nobody once they are erased, here or elsewhere, whatever the rows of the view say yet', async () => {
    const { db } = readModelOf(VIEWS, new History().person('p-7', { displayName: 'ref' }).events);
    let name = 'Quillon';
    let reading: () => void = () => undefined;
    withTexts(db, (references) => {
      const opened = references.map((each) => (each === 'ref' ? name : undefined));
      reading();
      return Promise.resolve(opened);
    });
    expect(await peopleNamed(db, 'quillon')).toEqual(['p-7']);
    name = 'erased';
    expect(await peopleNamed(db, 'quillon')).toEqual([]);

    name = 'Quillon';
    forgetNames(db);
    reading = () => {
      forgetNames(db);
      name = 'erased';
      reading = () => undefined;
    };
    await peopleNamed(db, 'quillon');
    expect(await peopleNamed(db, 'quillon')).toEqual([]);
  });
});
