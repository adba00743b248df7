import { prefersSvg } from './prefers-svg.js';

describe('the answer to a request for a career graph', () => {
  it.each([
    'image/svg+xml',
    'IMAGE/SVG+XML; charset=utf-8',
    'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
    'application/json;q=0.5, image/svg+xml',
  ])('is SVG for %s', (accept) => {
    expect(prefersSvg(accept)).toBe(true);
  });
  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'image/svg+xml;q=0',
    'application/json, image/svg+xml;q=0.9',
    ';;,',
  ])('is JSON for %s', (accept) => {
    expect(prefersSvg(accept)).toBe(false);
  });
});
