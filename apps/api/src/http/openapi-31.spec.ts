import { withoutNullable } from './openapi-31.js';

describe('a document of OpenAPI 3.1', () => {
  it.each([
    ['a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'an enumeration',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a reference',
      { allOf: [{ $ref: '#/a' }], nullable: true },
      { anyOf: [{ allOf: [{ $ref: '#/a' }] }, { type: 'null' }] },
    ],
    ['what is not null', { type: 'string', nullable: false }, { type: 'string' }],
    ['what says nothing', { type: 'string', minLength: 1 }, { type: 'string', minLength: 1 }],
  ])('says that something may be null by its type: %s', (_, given, written) => {
    expect(withoutNullable(given)).toEqual(written);
    expect(withoutNullable({ properties: { inner: [given] } })).toEqual({ properties: { inner: [written] } });
  });
  it('keeps a property that is called so', () => {
    const properties = { nullable: { type: 'boolean' } };
    expect(withoutNullable({ properties })).toEqual({ properties });
  });
});
