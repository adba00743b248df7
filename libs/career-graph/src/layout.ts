import type { CareerEdge, CareerGraph, CareerRelation, CareerRole } from './career-graph.js';
import { wrapped } from './text.js';

/** All in pixels. `lines` are the words as they are broken. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number; lines: readonly string[] }>;
export type EdgeBox = Box & Readonly<{ edge: CareerEdge }>;
/** One role with where it comes from, where it leads, and what lies beside it. `rank` is that of its level; -1 for none. */
export type Band = Readonly<{
  role: CareerRole;
  rank: number;
  levelTitle: string;
  y: number;
  height: number;
  box: Box;
  edges: readonly EdgeBox[];
  /** Where the row of adjacent roles begins; null where there are none. */
  adjacentY: number | null;
}>;

export const WIDTH = 1_200;
export const MARGIN = 32;
export const FONT = 13;
export const LINE = 18;
export const PAD = 10;
const GAP = 10;
const COLUMN = 316;
const LEFT = MARGIN + 24;
const CENTRE = (WIDTH - COLUMN) / 2;
const RIGHT = WIDTH - LEFT - COLUMN;
const COLUMNS = [LEFT, CENTRE, RIGHT] as const;
const HEADING = 44;
/** Of the letters of a title, which are bold: 16 and a little wider. */
const TITLE_FONT = 18;
/** Between the columns and the row of adjacent roles below them. */
const BELOW = 46;

const linesOf = (text: string, font: number): readonly string[] => wrapped(text, (COLUMN - 2 * PAD) / font);
const heightOf = (lines: readonly string[]): number => lines.length * LINE + 2 * PAD;

const stackHeight = (edges: readonly CareerEdge[]): number =>
  edges.reduce((sum, { role }) => sum + heightOf(linesOf(role, FONT)) + GAP, edges.length > 0 ? -GAP : 0);

/** Boxes below one another, in the middle of a column of that height. */
const stacked = (edges: readonly CareerEdge[], x: number, top: number, room: number): EdgeBox[] => {
  let y = top + (room - stackHeight(edges)) / 2;
  return edges.map((edge) => {
    const lines = linesOf(edge.role, FONT);
    const box = { x, y, width: COLUMN, height: heightOf(lines), lines, edge };
    y += box.height + GAP;
    return box;
  });
};

/** Boxes in rows of three. */
const inRows = (edges: readonly CareerEdge[], top: number): EdgeBox[] => {
  const boxes: EdgeBox[] = [];
  let y = top;
  for (let at = 0; at < edges.length; at += COLUMNS.length) {
    const row = edges.slice(at, at + COLUMNS.length).map((edge) => ({ edge, lines: linesOf(edge.role, FONT) }));
    const height = Math.max(...row.map(({ lines }) => heightOf(lines)));
    for (const [column, { edge, lines }] of row.entries())
      boxes.push({ x: COLUMNS[column] ?? LEFT, y, width: COLUMN, height, lines, edge });
    y += height + GAP;
  }
  return boxes;
};

const bottomOf = (boxes: readonly Box[]): number => Math.max(0, ...boxes.map(({ y, height }) => y + height));

const bandOf = (graph: CareerGraph, role: CareerRole, y: number): Band => {
  const of = (relation: CareerRelation) =>
    graph.edges.filter((edge) => edge.blueprint === role.blueprint && edge.relation === relation);
  const [feeders, next, adjacent] = [of('feeder'), of('next'), of('adjacent')];
  const rank = graph.levels.findIndex(({ key }) => key === role.level);
  const lines = linesOf(role.title, TITLE_FONT);
  const own = lines.length * 22 + 2 * PAD + 26;
  const room = Math.max(own, stackHeight(feeders), stackHeight(next));
  const top = y + HEADING;
  const box = { x: CENTRE, y: top + (room - own) / 2, width: COLUMN, height: own, lines };
  const sides = [...stacked(feeders, LEFT, top, room), ...stacked(next, RIGHT, top, room)];
  const adjacentY = adjacent.length > 0 ? top + room + BELOW : null;
  const below = adjacentY === null ? [] : inRows(adjacent, adjacentY);
  const edges = [...sides, ...below];
  const levelTitle = graph.levels[rank]?.title ?? role.statedLevel ?? '';
  const height = Math.max(top + room, bottomOf(edges)) + 20 - y;
  return { role, rank, levelTitle, y, height, box, edges, adjacentY };
};

/** Bands below one another, in the order of the graph. The same graph is always laid out the same. */
export const layOut = (graph: CareerGraph, top: number): readonly Band[] => {
  const bands: Band[] = [];
  let y = top;
  for (const role of graph.roles) {
    const band = bandOf(graph, role, y);
    bands.push(band);
    y += band.height + 20;
  }
  return bands;
};
