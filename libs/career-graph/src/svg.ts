import type { Level } from '@plumbline/domain';
import type { CareerGraph } from './career-graph.js';
import { type Band, type Box, type EdgeBox, FONT, layOut, LINE, MARGIN, PAD, WIDTH } from './layout.js';
import { escaped, measure } from './text.js';

const INK = '#1f2933';
const QUIET = '#5b6875';
const LINE_COLOUR = '#8a97a5';
/** By rank of the level, lowest first; dark enough for white letters. */
const LEVELS = ['#2b6cb0', '#2c7a7b', '#6b46c1', '#975a16', '#9b2c2c'] as const;
const UNRANKED = '#4a5568';
const HEAD = 118;

const colourOf = (rank: number): string => (rank < 0 ? UNRANKED : (LEVELS[rank % LEVELS.length] ?? UNRANKED));
const at = (value: number): string => (Math.round(value * 10) / 10).toString();

type Style = Readonly<{ size?: number; fill?: string; weight?: number; anchor?: 'start' | 'middle' }>;
const text = (x: number, y: number, words: string, style: Style = {}): string => {
  const { size = FONT, fill = INK, weight = 400, anchor = 'start' } = style;
  return `<text x="${at(x)}" y="${at(y)}" font-size="${at(size)}" font-weight="${at(weight)}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`;
};
const rect = ({ x, y, width, height }: Omit<Box, 'lines'>, attributes: string): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" ${attributes}/>`;

const arrow = (from: readonly [number, number], to: readonly [number, number]): string => {
  const middle = (from[0] + to[0]) / 2;
  const curve = `M${at(from[0])} ${at(from[1])} C${at(middle)} ${at(from[1])} ${at(middle)} ${at(to[1])} ${at(to[0] - 2)} ${at(to[1])}`;
  return `<path d="${curve}" fill="none" stroke="${LINE_COLOUR}" stroke-width="1.5" marker-end="url(#arrow)"/>`;
};
const middleOf = ({ y, height }: Box): number => y + height / 2;

const arrowOf = ({ box }: Band, node: EdgeBox): string => {
  const { relation } = node.edge;
  if (relation === 'feeder') return arrow([node.x + node.width, middleOf(node)], [box.x, middleOf(box)]);
  return relation === 'next' ? arrow([box.x + box.width, middleOf(box)], [node.x, middleOf(node)]) : '';
};

const nodeOf = (node: EdgeBox): string => {
  const { describedBy, relation, note } = node.edge;
  const dashes = relation === 'adjacent' ? ' stroke-dasharray="5 4"' : '';
  const border = describedBy === null ? `stroke="#c3ccd5" stroke-width="1"` : `stroke="${INK}" stroke-width="2"`;
  const top = node.y + (node.height - node.lines.length * LINE) / 2 + LINE - 5;
  const weight = describedBy === null ? 400 : 600;
  return [
    '<g>',
    note === null ? '' : `<title>${escaped(note)}</title>`,
    rect(node, `rx="8" fill="#ffffff" ${border}${dashes}`),
    ...node.lines.map((line, row) =>
      text(node.x + node.width / 2, top + row * LINE, line, { anchor: 'middle', weight }),
    ),
    '</g>',
  ].join('');
};

const roleOf = ({ box, rank, levelTitle }: Band): string => {
  const centre = box.x + box.width / 2;
  const label = levelTitle === '' ? 'LEVEL NOT STATED' : levelTitle.toUpperCase();
  return [
    rect(box, `rx="10" fill="${colourOf(rank)}"`),
    text(centre, box.y + PAD + 14, label, { size: 11, fill: '#ffffff', weight: 600, anchor: 'middle' }),
    ...box.lines.map((line, row) =>
      text(centre, box.y + PAD + 38 + row * 22, line, { size: 16, fill: '#ffffff', weight: 700, anchor: 'middle' }),
    ),
  ].join('');
};

const heading = (x: number, y: number, words: string): string =>
  text(x, y, words, { size: 11, fill: QUIET, weight: 600 });

const adjacentOf = ({ adjacentY, box, edges }: Band): string => {
  if (adjacentY === null) return '';
  const [y, left] = [adjacentY - 12, Math.min(...edges.map(({ x }) => x))];
  const right = Math.max(box.x + box.width / 2, ...edges.filter((e) => e.y >= adjacentY).map((e) => e.x + e.width));
  const bracket = `M${at(box.x + box.width / 2)} ${at(box.y + box.height)} V${at(y)} M${at(left)} ${at(y)} H${at(right)}`;
  return (
    heading(left, y - 8, 'ADJACENT ROLES') +
    `<path d="${bracket}" fill="none" stroke="${LINE_COLOUR}" stroke-width="1.2" stroke-dasharray="5 4"/>`
  );
};

const bandOf = (band: Band): string => {
  const { y, height, rank, edges, role } = band;
  const frame = { x: MARGIN, y, width: WIDTH - 2 * MARGIN, height };
  const has = (relation: string): EdgeBox | undefined => edges.find(({ edge }) => edge.relation === relation);
  const [feeder, next] = [has('feeder'), has('next')];
  return [
    `<g role="group" aria-label="${escaped(role.title)}">`,
    rect(frame, 'rx="12" fill="#f4f6f8"'),
    rect({ ...frame, width: 6 }, `rx="3" fill="${colourOf(rank)}"`),
    feeder === undefined ? '' : heading(feeder.x, y + 28, 'COMES FROM'),
    next === undefined ? '' : heading(next.x, y + 28, 'LEADS TO'),
    adjacentOf(band),
    ...edges.map((edge) => arrowOf(band, edge)),
    roleOf(band),
    ...edges.map(nodeOf),
    '</g>',
  ].join('\n');
};

/** The levels of the framework as a chain, lowest first. */
const chainOf = (levels: readonly Level[]): string => {
  let x = MARGIN;
  return levels
    .map(({ title }, rank) => {
      const width = measure(title) * FONT + 32;
      const chip = rect({ x, y: 70, width, height: 28 }, `rx="14" fill="${colourOf(rank)}"`);
      const words = text(x + width / 2, 89, title, { fill: '#ffffff', weight: 600, anchor: 'middle' });
      const link = rank === 0 ? '' : arrow([x - 26, 84], [x - 3, 84]);
      x += width + 32;
      return link + chip + words;
    })
    .join('\n');
};

const summaryOf = ({ levels, roles, edges }: CareerGraph): string => {
  const chain = levels.map(({ title }) => title).join(', then ');
  const said = roles.map(({ title, blueprint }) => {
    const named = (relation: string): string =>
      edges
        .filter((edge) => edge.blueprint === blueprint && edge.relation === relation)
        .map(({ role }) => role)
        .join('; ') || 'none stated';
    return `${title}: comes from ${named('feeder')}. Leads to ${named('next')}. Adjacent: ${named('adjacent')}.`;
  });
  return [...(chain === '' ? [] : [`Levels: ${chain}.`]), ...said].join(' ');
};

/** Draws the graph. The same graph gives the same bytes; every word is escaped, and nothing in it runs or is fetched. */
export const toSvg = (graph: CareerGraph, title: string): string => {
  const bands = layOut(graph, HEAD);
  const last = bands.at(-1);
  const height = last === undefined ? HEAD + 60 : last.y + last.height + MARGIN;
  const nothing = text(MARGIN, HEAD + 20, 'No blueprint of this framework states a career path.', { fill: QUIET });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(WIDTH)} ${at(height)}" width="${at(WIDTH)}" height="${at(height)}" role="img" aria-labelledby="title desc" font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">`,
    `<title id="title">${escaped(`Career graph of ${title}`)}</title>`,
    `<desc id="desc">${escaped(summaryOf(graph))}</desc>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="${LINE_COLOUR}"/></marker></defs>`,
    rect({ x: 0, y: 0, width: WIDTH, height }, 'fill="#ffffff"'),
    text(MARGIN, 48, title, { size: 22, weight: 700 }),
    chainOf(graph.levels),
    ...(bands.length === 0 ? [nothing] : bands.map(bandOf)),
    '</svg>\n',
  ].join('\n');
};
