import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (html: string) => {
  const { items } = inspectBlueprint('ranks.html', html);
  return {
    levels: items.flatMap(({ kind, text }) => (kind === 'level' ? [text] : [])),
    asked: askedIn(items),
  };
};
const list = (words: string) => `<ul><li>${words}</li></ul>`;
const panel = (id: string, words: string) =>
  `<div id="${id}" role="tabpanel"><h4>Craft</h4>${list(`Splices as ${words}`)}<h4>People</h4>${list(`Talks as ${words}`)}</div>`;
const page = (tabs: string) =>
  `<html><body><h1>Rigging ladder</h1><ul role="tablist">${tabs}</ul>${panel('low', 'low')}${panel('high', 'high')}</body></html>`;
const both = {
  levels: ['Junior Rigger', 'Senior Rigger'],
  asked: [
    ['Junior Rigger', 'Craft', 'Splices as low'],
    ['Junior Rigger', 'People', 'Talks as low'],
    ['Senior Rigger', 'Craft', 'Splices as high'],
    ['Senior Rigger', 'People', 'Talks as high'],
  ],
};

describe('tabs', () => {
  it.each([
    ['data-bs-target="#low"', 'data-bs-target="#high"'],
    ['aria-controls="low"', 'aria-controls="high"'],
  ])('stand over what they show, by %s', (low, high) => {
    const tab = (at: string, words: string) => `<li><button role="tab" ${at}>${words}</button></li>`;
    expect(read(page(tab(low, 'Junior Rigger') + tab(high, 'Senior Rigger')))).toEqual(both);
  });
  it('may be links', () => {
    const tab = (id: string, words: string) => `<li><a data-toggle="tab" href="#${id}">${words}</a></li>`;
    expect(read(page(tab('low', 'Junior Rigger') + tab('high', 'Senior Rigger')))).toEqual(both);
  });
});

describe('a heading that is nothing but a button', () => {
  it('is called as that is', () => {
    const fold = (level: string) =>
      `<h2><button>${level}</button></h2><h3>Craft</h3>${list(`Splices as ${level}`)}<h3>People</h3>${list(`Talks as ${level}`)}`;
    const html = `<html><body><h1>Ladder</h1>${fold('Junior Rigger')}${fold('Senior Rigger')}</body></html>`;
    expect(read(html).levels).toEqual(both.levels);
  });
});

describe('a component of a site', () => {
  it('is read from its template', () => {
    const part = (level: string) => `<div><h2>${level}</h2>${list(`Splices as ${level}`)}</div>`;
    const html = `<template>\n<section>${part('Junior Engineer')}${part('Senior Engineer')}</section>\n</template>\n<script>export default {}</script>`;
    expect(read(html).levels).toEqual(['Junior Engineer', 'Senior Engineer']);
  });
});
