export const SVG = 'image/svg+xml';

/** Highest quality that the header gives to one of these types; 0 where it names none of them. */
const qualityOf = (accept: string, types: readonly string[]): number =>
  accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      if (!types.includes(type)) return 0;
      const stated = parameters.find((parameter) => parameter.startsWith('q='));
      return stated === undefined ? 1 : Number(stated.slice(2)) || 0;
    })
    .reduce((highest, quality) => Math.max(highest, quality), 0);

/** True only if the header names SVG and prefers it to JSON. */
export const prefersSvg = (accept = ''): boolean =>
  qualityOf(accept, [SVG]) > qualityOf(accept, ['application/json', 'application/problem+json']);
