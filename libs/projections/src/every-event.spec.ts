import { ON_REQUEST } from '@plumbline/testing';
import { EVENT_VERSIONS, type PlumblineEvent, type Recorded } from '@plumbline/domain';
import { MemoryEventStore, personalFields } from '@plumbline/event-store';
import { TABLES } from '@plumbline/read-model/tables';
import { PlainRows, everyEvent, rowsOf, textAbout, valueAt } from '@plumbline/testing-views';
import type { Row, Table } from '@plumbline/view-store';
import { VIEWS } from './views.js';

type Event = Recorded<PlumblineEvent>;

const events = everyEvent(personalFields);
const everyRow = (given: readonly Event[]): ReadonlyMap<string, readonly Row[]> =>
  new Map(
    VIEWS.flatMap((view) => {
      const rows = rowsOf(view, given);
      return view.tables.map((table) => [table, rows.all(table)] as const);
    }),
  );
const subjects = [
  ...new Set(
    events.flatMap(({ type, version, data }) =>
      personalFields(type, version).map(({ subject }) => valueAt(data, subject)),
    ),
  ),
].sort();

const erased = (personId: string): Event => {
  const last = events.findLast(({ stream }) => stream === `person-${personId}`);
  if (last === undefined) throw new Error(`${personId} was never registered`);
  return { ...last, type: 'PersonErased', data: { personId, ...ON_REQUEST }, revision: last.revision + 1n };
};
const textsIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/About [^"]*/g)].map(([text]) => text).sort();
const remaining = (given: readonly Event[]) => textsIn([...everyRow(given)]);

/** When these happened is not for everybody who may see the nomination. */
const QUIET = [
  ...['ConflictDeclared', 'ReviewerRecused', 'ReviewRevised', 'VoteCast', 'VoteChanged', 'TieBroken'],
  ...['FindingRaised', 'FindingResolved'],
];

describe('every type of event', () => {
  it('is in the history of this test, valid against its schema', async () => {
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual(Object.keys(EVENT_VERSIONS).sort());
    const store = new MemoryEventStore();
    for (const event of events) expect(await store.append(event.stream, 'any', [event])).toMatchObject({ ok: true });
  });

  it('leaves every head row of its stream at its revision and, where all may know it happened, its time', () => {
    const heads = TABLES.filter(({ head }) => head !== null);
    expect(heads.map(({ name, head }) => [head?.of, name, head?.updatedAt])).toEqual([
      ['person', 'person', undefined],
      ['framework', 'framework', 'updatedAt'],
      ['cycle', 'cycle', undefined],
      ['nomination', 'nomination', 'updatedAt'],
      ['nomination', 'packet', undefined],
    ]);
    const projected = VIEWS.map((view) => ({ view, plain: new PlainRows() }));
    const plainOf = (name: string) => projected.find(({ view }) => view.tables.includes(name))?.plain;
    const stands = ({ name, key: [key = ''], head }: Table, event: Event) => {
      const row = plainOf(name)?.get(name, { [key]: event.stream.slice(String(head?.of).length + 1) });
      return [head?.revision, head?.updatedAt].map((column) => column === undefined || row?.[column]);
    };
    const changedAt = new Map<string, string>();
    for (const event of events) {
      for (const { view, plain } of projected) plain.project(view, [event]);
      if (!QUIET.includes(event.type)) changedAt.set(event.stream, event.metadata.recordedAt);
      for (const table of heads.filter(({ head }) => event.stream.startsWith(`${String(head?.of)}-`))) {
        const updatedAt = table.head?.updatedAt === undefined || changedAt.get(event.stream);
        expect([table.name, event.type, ...stands(table, event)]).toEqual([
          table.name,
          event.type,
          Number(event.revision),
          updatedAt,
        ]);
      }
    }
  });

  it('that shows a column called "revision" in a view declares whose it is', () => {
    const others = TABLES.filter(({ head, columns }) => head === null && 'revision' in columns);
    expect(others.map(({ name }) => name)).toEqual(['packetDecision', 'readinessAtDecision', 'timeline', 'decision']);
  });
});

describe('an erasure', () => {
  it('is tested with a text in every personal column of every view', () => {
    const before = everyRow(events.filter(({ type }) => type !== 'PersonErased'));
    for (const table of TABLES) {
      for (const [column, { erased: mark, kind }] of Object.entries<Table['columns'][string]>(table.columns)) {
        const texts = textsIn(before.get(table.name)?.map((row) => row[column]) ?? []);
        const where = `${table.name}.${column}`;
        expect([where, texts.length > 0]).toEqual([where, mark !== null && kind !== 'integer']);
      }
    }
  });

  it.each(subjects)('of %s takes every text about them out of every view, and no other', (personId) => {
    const others = remaining(events).filter((text) => !text.startsWith(textAbout(personId)));
    expect(remaining([...events, erased(personId)])).toEqual(others);
  });

  it.each(subjects)('of %s keeps out what is told about them later, or out of a stream that was parked', (personId) => {
    const at = events.findIndex(({ stream }) => stream === `person-${personId}`) + 1;
    const before = events.filter(({ type, data }) => type !== 'PersonErased' || data.personId !== personId);
    const told = [...before.slice(0, at), { ...erased(personId), revision: 1n }, ...before.slice(at)];
    expect(remaining(told).filter((text) => text.startsWith(textAbout(personId)))).toEqual([]);
  });
});
