import { type KeysOf, REQUESTS_STREAM } from '@plumbline/sealing';
import type pg from 'pg';
import { together, type Statement } from '@plumbline/postgres';
import type { Reader } from '../reader.js';
import { READ, WRITE } from './schema.js';

type Left = Readonly<{ of: string; toEnd: boolean; hasAny: boolean }>;
type Whose = Readonly<{ subjects: readonly string[]; streams: readonly string[] }>;

const whoseOf = (keys: readonly KeysOf[]): Whose => ({
  subjects: keys.flatMap((each) => ('subject' in each ? [each.subject] : [])),
  streams: keys.flatMap((each) => ('subject' in each ? [] : [each.stream])),
});

/** Those of these whose keys or claims `isLeft` says are left. */
export const leftOf = async (
  reader: Reader,
  keys: readonly KeysOf[],
  isLeft: (left: Left) => boolean,
): Promise<readonly KeysOf[]> => {
  const { subjects, streams } = whoseOf(keys);
  const ask = async (statement: Statement, values: readonly string[]): Promise<readonly Left[]> =>
    values.length === 0 ? [] : reader.query<Left>(statement, [values]);
  const [ofSubjects, ofStreams] = await Promise.all([ask(READ.subjectsLeft, subjects), ask(READ.streamsLeft, streams)]);
  return [
    ...ofSubjects.filter(isLeft).map(({ of }) => ({ subject: of })),
    ...ofStreams.filter(isLeft).map(({ of }) => ({ stream: of })),
  ];
};

/**
 * In one transaction, with every claim of a person. Requests may have said what is ended here, so nobody shall try out any more what they said.
 * Returns how often keys have been destroyed.
 */
export const destroyIn = async (client: pg.Client, keys: readonly KeysOf[]): Promise<number> => {
  const { subjects, streams } = whoseOf(keys);
  const run = (statement: Statement, values: readonly string[]) => client.query({ ...statement, values: [values] });
  const [counted] = await Promise.all(
    together(client, () => [
      client.query<{ destroyed: number }>({ ...WRITE.destroyed }),
      run(WRITE.endSubjects, subjects),
      run(WRITE.endStreams, streams),
      run(WRITE.deleteSubjects, subjects),
      run(WRITE.deleteStreams, [...streams, REQUESTS_STREAM]),
      run(WRITE.deleteClaims, subjects),
    ]),
  );
  return (counted as pg.QueryResult<{ destroyed: number }>).rows[0]?.destroyed ?? 0;
};
