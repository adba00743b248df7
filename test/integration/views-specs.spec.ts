import { globSync, readFileSync } from 'node:fs';
import { describeWhere } from '../support/describe-where.js';
import { viewsSpecs } from '../support/postgres/views-specs.mjs';

const asksViews = (file: string): boolean => /\breadModelOf\(/.test(readFileSync(file, 'utf8'));

it('the specs that run on each database are all that ask views', () => {
  const files = globSync('{libs,test}/**/*.integration.spec.ts').filter(asksViews);
  expect(viewsSpecs.toSorted()).toEqual(files.sort());
});

describeWhere('postgres', 'queries of views in PostgreSQL', () => {
  it('are asked by the same specs, in a project of their own', () => {
    expect(viewsSpecs.length).toBeGreaterThan(15);
  });
});
