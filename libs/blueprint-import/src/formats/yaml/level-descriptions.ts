import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { namesLevel } from '../../words/level-names.js';
import { isDescription, isRole, mayAsk, nameIn, saysLevel, textOf } from './keys.js';

const FEWEST = 2;

const mapsBelow = (node: unknown): YAMLMap[] => {
  if (isSeq(node)) return node.items.flatMap(mapsBelow);
  return isMap(node) ? [node, ...node.items.flatMap(({ value }) => mapsBelow(value))] : [];
};
const saysSomething = (node: unknown): boolean => {
  if (isScalar(node)) return mayAsk(node);
  if (isSeq(node)) return node.items.some(saysSomething);
  return isMap(node) && node.items.some(({ value }) => saysSomething(value));
};
const isOfLevel = (map: YAMLMap): boolean => namesLevel(textOf(nameIn(map)?.value)) || isRole(map, nameIn(map));
const isBare = (map: YAMLMap): boolean => {
  const name = nameIn(map);
  return map.items.every((pair) => pair === name || isDescription(pair) || !saysSomething(pair.value));
};

/** True of data in which levels have descriptions, and nobody says of any level anything else: then they are what it asks. */
export const isToldInDescriptions = (root: Node): boolean => {
  const maps = mapsBelow(root);
  const levels = maps.filter(isOfLevel);
  const known = new Set(levels);
  const isElsewhere = maps.some(
    (map) => !known.has(map) && (saysLevel(map) || map.items.some(({ key }) => namesLevel(textOf(key)))),
  );
  const described = levels.filter((map) => map.items.some((pair) => isDescription(pair) && saysSomething(pair.value)));
  return !isElsewhere && described.length >= FEWEST && levels.every(isBare);
};
