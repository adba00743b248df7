import 'reflect-metadata';
import { CONTROLLERS } from '../routes.js';
import { ReviewDto } from '../nominations/dto/review.dto.js';
import { BoardQueryDto } from '../nominations/dto/board-query.dto.js';
import { RegisterPersonDto } from '../people/dto/register-person.dto.js';
import { fieldsOf } from './fields-of.js';
import { Problem } from './problems.js';
import { validationPipe } from './validation-pipe.js';

type Class = new () => object;

const KEY_FIX = 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.';
const pipe = validationPipe();
const read = (value: unknown, metatype: Class, type: 'body' | 'query' | 'param' = 'body'): unknown =>
  pipe.transform(value, { type, metatype });
const findings = (value: unknown, type: Class): readonly unknown[] => {
  try {
    return [read(value, type)];
  } catch (error) {
    if (error instanceof Problem) return error.extra.errors ?? [];
    throw error;
  }
};

/** Classes of requests that some route takes, and those within them. */
const requestClasses = (): readonly Class[] => {
  const found = new Set<Class>();
  const add = (type: Class): void => {
    const { list } = fieldsOf(type);
    if (list.length === 0 || found.has(type)) return;
    found.add(type);
    for (const { nested } of list) if (nested) add(nested());
  };
  for (const { prototype } of CONTROLLERS as readonly { prototype: object }[])
    for (const name of Object.getOwnPropertyNames(prototype))
      for (const type of (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as readonly Class[])
        add(type);
  return [...found];
};

describe('a request that does not have the shape of its class', () => {
  it('is told each field, what is wrong, and what to send', () => {
    expect(
      findings(
        { id: 'a b', name: '', orgUnit: 7, level: 'A', manager: ' ', effectiveDate: '2026-02-30' },
        RegisterPersonDto,
      ),
    ).toEqual([
      { field: 'id', problem: 'is not a person id', fix: 'Send the id that the person was registered with.' },
      {
        field: 'name',
        problem: 'is blank',
        fix: 'Send 1 to 200 characters on one line, some of which can be seen, without hidden characters.',
      },
      {
        field: 'orgUnit',
        problem: 'is not text',
        fix: 'Send 1 to 200 characters on one line, some of which can be seen, without hidden characters.',
      },
      {
        field: 'level',
        problem: 'is not a key',
        fix: 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.',
      },
      { field: 'manager', problem: 'is not a person id', fix: 'Send the id that the person was registered with.' },
      { field: 'effectiveDate', problem: 'is not a date of the calendar', fix: 'Send a date such as 2026-03-31.' },
    ]);
  });
  it('is told unknown and missing fields at any depth, with their path', () => {
    const ratings = [{ criterion: 'c1', rating: 3, extra: 1 }, { rating: 1.5 }];
    expect(findings({ ratings, recommendation: 'yes', more: {} }, ReviewDto)).toEqual([
      { field: 'more', problem: 'is not a field of this request', fix: 'Leave it out.' },
      { field: 'ratings[0].extra', problem: 'is not a field of this request', fix: 'Leave it out.' },
      { field: 'ratings[1].criterion', problem: 'is missing', fix: KEY_FIX },
      {
        field: 'ratings[1].rating',
        problem: 'is not a whole number',
        fix: 'Send a whole number on the scale of the framework.',
      },
      { field: 'recommendation', problem: 'is not one of the allowed values', fix: 'Send one of promote, not-yet.' },
      { field: 'confidence', problem: 'is missing', fix: 'Send one of low, medium, high.' },
    ]);
  });
  it('is told the entry of a list that is no object, and nothing about what it is not', () => {
    const [first] = findings(
      { ratings: [{ criterion: 'c', rating: 1 }, null], recommendation: 'promote', confidence: 'low' },
      ReviewDto,
    );
    expect(first).toMatchObject({ field: 'ratings', problem: 'has an entry [1] that is not an object' });
  });
  it('is told at most fifty findings, and cut names', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${'x'.repeat(300)}${at.toString()}`, 1]));
    const found = findings(many, RegisterPersonDto) as readonly { field: string }[];
    expect([found.length, found[0]?.field]).toEqual([50, 'x'.repeat(200)]);
  });
  it('has no name that an object has by itself', () => {
    const hostile = JSON.parse('{"id":"p1","name":"P","orgUnit":"u","toString":1,"hasOwnProperty":2}') as object;
    expect(findings(hostile, RegisterPersonDto)).toMatchObject([{ field: 'toString' }, { field: 'hasOwnProperty' }]);
    expect(findings(Object.create({ id: 'p1', name: 'P', orgUnit: 'u' }), RegisterPersonDto)).toMatchObject([
      ...[{ field: 'name' }, { field: 'orgUnit' }],
    ]);
  });
});

describe('a request as its class wants it', () => {
  it('is read field by field, and what was left out is not there', () => {
    const body = { id: 'p1', name: 'P', orgUnit: 'u', manager: null };
    expect(read(body, RegisterPersonDto)).toStrictEqual(body);
    expect(Object.keys(read(body, RegisterPersonDto) as object).sort()).toEqual(['id', 'manager', 'name', 'orgUnit']);
  });
  it('has numbers in its query', () => {
    expect(read({ limit: '20' }, BoardQueryDto, 'query')).toEqual({ limit: 20 });
    expect(() => read({ limit: ['20'] }, BoardQueryDto, 'query')).toThrow(Problem);
    expect(() => read({ limit: '1e1' }, BoardQueryDto, 'query')).toThrow(Problem);
  });
});

describe('every field of every request', () => {
  const fields = requestClasses().flatMap((type) =>
    fieldsOf(type).list.map((field) => [type.name, field.name, field] as const),
  );
  it('is found', () => {
    expect(requestClasses().length).toBeGreaterThan(35);
    expect(fields.length).toBeGreaterThan(120);
  });
  it.each(fields)('%s.%s has a check, and a fix that says what to send', (_type, _name, { check, fix }) => {
    expect(check?.(Symbol('no value of a request'))).toMatch(/^[a-z].{5,}/);
    expect(fix).toMatch(/^(Send|Leave) .{8,}\.$|^Send .*For each: Send .{8,}\.$/);
  });
});
