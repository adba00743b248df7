import type { SubjectFile } from '@plumbline/responses';
import { counted, countsIn, unreadableIn } from './counted.js';

const feedback = (text: string) => ({ text, releasedAt: '2027-01-01T00:00:00Z' });
const fileWith = (file: object): SubjectFile =>
  ({ record: { former: [] }, nominations: [], words: [], ...file }) as unknown as SubjectFile;

describe('the counts of a file of what is kept about somebody', () => {
  it('are of every text in it, also what was released and appealed', () => {
    const nomination = {
      releases: [
        { conditions: ['First.', 'Second.'], feedback: feedback('Well done.') },
        { conditions: [], feedback: feedback('Before.') },
      ],
      appeals: [
        { grounds: 'Why not.', rationale: 'Because.' },
        { grounds: 'Again.', rationale: null },
      ],
    };
    const words = [{ texts: [{ text: 'One.' }, { text: 'Two.' }] }, { texts: [{ text: 'Three.' }] }];
    const counts = countsIn(fileWith({ nominations: [nomination], words, record: { former: [{}, {}] } }));
    expect(counts).toEqual({ nominations: 1, texts: 7, words: 3, former: 2 });
    expect(counted(counts)).toBe(
      '1 nomination with 7 texts, 3 texts that they wrote in rounds, and 2 former names, emails or source ids',
    );
  });
  it('are of one where there is one, and of none', () => {
    expect(counted(countsIn(fileWith({ record: { former: [{}] } })))).toBe(
      '0 nominations with 0 texts, 0 texts that they wrote in rounds, and 1 former name, email or source id',
    );
  });
});

it('texts that are damaged are counted wherever they stand', () => {
  const nominations = [{ releases: [{ conditions: ['unreadable'], feedback: feedback('whole') }] }];
  expect(unreadableIn(fileWith({ nominations, words: [{ texts: [{ text: 'unreadable' }] }] }))).toBe(2);
  expect(unreadableIn(fileWith({}))).toBe(0);
});
