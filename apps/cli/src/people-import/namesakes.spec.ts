import { namesakesIn } from './namesakes.js';
import { readRows } from './rows.js';

const rowsOf = (...lines: readonly string[]) => readRows(['id,name,email,orgUnit', ...lines].join('\n')).rows;
const person = (id: string, email: string | null) =>
  [
    id,
    {
      id,
      name: id,
      email,
      sourceId: null,
      orgUnit: 'u',
      level: null,
      manager: null,
      leftOn: null,
      erased: false,
      hidden: [],
    },
  ] as const;
const directory = new Map([person('Ada', 'Ada@Example.org'), person('bob', null)]);
const found = (...lines: readonly string[]) =>
  Object.fromEntries(
    [...namesakesIn(rowsOf(...lines), directory)].filter(([, { refusal, warning }]) => refusal ?? warning),
  );

describe('an import', () => {
  it('refuses an id that differs by case only from one that is registered, or further up', () => {
    expect(found('ada,A,,u', 'cyd,C,,u', 'CYD,C,,u')).toEqual({
      ada: { refusal: 'person-id-taken: ada differs from Ada by case only', warning: null },
      CYD: { refusal: 'person-id-taken: CYD differs from cyd by case only', warning: null },
    });
  });
  it('warns of an email that is somebody else\u2019s, registered or further up, in any case', () => {
    expect(found('cyd,C,ada@EXAMPLE.org,u', 'dan,D,d@x.org,u', 'eve,E,D@X.org,u')).toEqual({
      cyd: { refusal: null, warning: 'warning: the email is that of Ada; registered without it' },
      eve: { refusal: null, warning: 'warning: the email is that of dan; registered without it' },
    });
  });
  it('says nothing about who is registered already, and about who is like nobody', () => {
    expect(found('Ada,A,ada@example.org,u', 'bob,B,ada@example.org,u', 'cyd,C,c@x.org,u')).toEqual({});
  });
});
