export * from './career-graph.js';
export { toSvg } from './svg.js';
