import type { Draft, Rule } from '../../document/draft.js';
import { isListed, nameOf } from '../../document/headings.js';
import { bare } from '../../document/phrase.js';
import type { Heading, Unit } from '../../document/unit.js';
import { slug } from '../../source/text.js';
import { namesLevel } from '../seniority.js';
import { type Where, whereOf } from './standing.js';

export type Ladder = Readonly<{
  root: Heading | null;
  /** The areas that some list stands in, by their words. */
  areas: ReadonlySet<string>;
  /** Whether the items have to say which of several levels they are about. */
  isSeveral: boolean;
}>;

const groupOf = (area: string | null): string | null => (area === null ? null : slug(`area ${area}`));

const listed = (unit: Unit, { kind, area, level }: Where, isSeveral: boolean): Draft => {
  const group = kind === 'resource' ? null : groupOf(area);
  const base = { text: unit.text, group };
  const name = isSeveral ? `${level ?? ''} ${nameOf(unit)}` : nameOf(unit);
  if (kind === 'resource') return { item: { kind, ...base }, name, withLabel: true };
  return { item: { kind, ...base, level: isSeveral ? level : null }, name, withLabel: true };
};

/** Names each level and each area once: where it first stands. */
const namer = ({ areas, isSeveral }: Ladder): Rule => {
  const told = new Set<string>();
  const once = (kind: 'level' | 'area', text: string): Draft | 'repeats' => {
    if (told.has(`${kind} ${text}`)) return 'repeats';
    told.add(`${kind} ${text}`);
    return { item: { kind, text, group: null }, name: text };
  };
  return ({ form, text }) => {
    if (form === 'heading' && isSeveral && namesLevel(text)) return once('level', text);
    const area = [text, bare(text)].find((words) => areas.has(words));
    if (area !== undefined) return once('area', area);
    return form === 'paragraph' ? 'prose' : 'unknown-heading';
  };
};

export const ladderRule = (ladder: Ladder): Rule => {
  const { root, isSeveral } = ladder;
  const name = namer(ladder);
  return (unit) => {
    if (unit.form === 'heading' || unit.form === 'paragraph') return name(unit);
    const where = whereOf(unit, root);
    const isPlaced = isListed(unit) && (!isSeveral || where.level !== null || where.kind === 'resource');
    return isPlaced ? listed(unit, where, isSeveral) : 'not-a-level-list';
  };
};
