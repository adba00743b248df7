import { inspectBlueprint } from '../../index.js';

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const PAGE =
  `<h2>Role summary</h2><p>Bakes.</p><h2>Core responsibilities</h2><h3>Technical</h3>${list('Bakes')}` +
  `<h2>Key deliverables</h2>${list('Bread')}<h2>Risks</h2><h3>Bottlenecks</h3>${list('One oven')}`;
const whole = (body: string, title = 'Senior Baker: Role Blueprint | Bakery'): string =>
  `<!doctype html><html><head><title>${title}</title></head><body class="newsletter sidebar">${body}</body></html>`;
const read = (html: string) => {
  const { items, role, report } = inspectBlueprint('x', html);
  return {
    items: items.map(({ kind }) => kind),
    title: role.title?.value,
    boilerplate: report.unmapped.filter(({ reason }) => reason === 'boilerplate').map(({ text }) => text),
  };
};
const ITEMS = ['responsibility', 'deliverable', 'bottleneck'];

describe('the boilerplate of a published page', () => {
  it.each([
    ['a menu', `<nav>${list('Home')}</nav>`],
    ['a sidebar', `<div class="widget-area">${list('Home')}</div>`],
    ['a share bar', `<div class="sharedaddy sd-block">${list('Home')}</div>`],
    ['a table of contents', `<div id="ez-toc-container">${list('Home')}</div>`],
    ['crumbs', `<div class="breadcrumb">${list('Home')}</div>`],
    ['comments', `<section id="comments"><h2>Career of a reader</h2>${list('Home')}</section>`],
    ['what only other browsers show', `<noscript>${list('Home')}</noscript>`],
    ['what a script fills in', `<template>${list('Home')}</template>`],
    ['what a plug-in stands for', `<object>${list('Home')}</object>`],
    ['a footer', `<footer><h2>Tools we like</h2>${list('Home')}</footer>`],
  ])('becomes no item: %s', (_, boilerplate) => {
    const { items, boilerplate: left } = read(whole(`<header><h1>Senior Baker</h1></header>${PAGE}${boilerplate}`));
    expect(items).toEqual(ITEMS);
    expect(left).toContain('Home');
  });
  it('includes what is below such a heading, up to a section that was not there before', () => {
    const related = `<h3>Related posts</h3><h2>Lead Baker: Role Blueprint, Responsibilities, Skills</h2>${list('Other')}<h2>Risks</h2>${list('Again')}`;
    const end = `<h2>Career path</h2><h3>Next roles</h3>${list('Head baker')}<h2>Leave a comment</h2>${list('First!')}`;
    const { items, boilerplate } = read(whole(`<h1>Senior Baker</h1>${PAGE}${related}${end}`));
    expect(items).toEqual([...ITEMS, 'career-edge']);
    expect(boilerplate).toEqual(expect.arrayContaining(['Other', 'Again', 'First!']));
  });
  it('does not include the element that the page is in, whatever its name', () => {
    const framed = `<form><div class="has-advert newsletter-open"><main><h1>Senior Baker</h1>${PAGE}</main></div></form>`;
    expect(read(whole(framed)).items).toEqual(ITEMS);
  });
});

describe('the title of a published page', () => {
  it.each([
    ['the heading that the title in its head begins with', `<h1>Bakery</h1><h1>Senior Baker</h1>${PAGE}`],
    ['the title in its head, where it has no such heading', PAGE],
  ])('is %s', (_, body) => {
    expect(read(whole(body)).title).toBe('Senior Baker');
  });
  const links = list('<a href="ic1.html">IC1 Baker</a>', '<a href="ic2.html">IC2 Baker</a>');
  const level = `<div><h1>IC1 Software Engineer</h1><p><b>Impact</b></p>${list('Bakes')}<p><b>Craft</b></p>${list('Asks')}</div>`;
  it.each([
    ['in a sidebar, over links', `<div class="sidebar"><h1>Software Engineer (SWE)</h1>${links}</div>`],
    ['in a sidebar, over nothing', '<div class="sidebar"><h1>Software Engineer (SWE)</h1></div>'],
    ['in a nav element', `<nav><h1>Software Engineer (SWE)</h1>${links}</nav>`],
    [
      'in a frame of no telling name, over links',
      `<div id="x"><h1>Engineers</h1>${links}<h1>Designers</h1>${links}</div>`,
    ],
  ])('is not the heading of its menu: %s', (_, menu) => {
    const { items, role } = inspectBlueprint('x', whole(menu + level, 'Career Framework'));
    expect([role.title?.value, role.level?.value]).toEqual(['IC1 Software Engineer', 'IC1']);
    expect(items.flatMap(({ kind, text }) => (kind === 'responsibility' ? [text] : []))).toEqual(['Bakes', 'Asks']);
  });
  it('is that of a frame that holds the page, whatever its name, beside another heading', () => {
    const framed = `<header><h1>Bakery</h1></header><div class="sidebar">${level}<p>More of it.</p></div>`;
    expect(inspectBlueprint('x', whole(framed, 'Bakery')).items.map(({ text }) => text)).toContain('Bakes');
  });
  it('is its first heading if the title in its head is about something else', () => {
    expect(read(whole(`<h1>Senior Baker</h1>${PAGE}`, 'Bakery')).title).toBe('Senior Baker');
  });
});
