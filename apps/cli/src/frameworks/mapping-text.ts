import type { FrameworkMapping, ProposedRule as Rule } from '@plumbline/responses';
import { filled } from '../output.js';

const aboutOf = ({ kind, group, itemLevel, count }: Rule): string => {
  const group_ = group === null ? '' : `/${group}`;
  const level = itemLevel === null ? '' : ` of ${itemLevel}`;
  return `${kind}${group_}${level}, ${count.toString()} ${count === 1 ? 'item' : 'items'}`;
};

const criticalOf = ({ critical }: Rule): string[] => {
  if (critical === 'stated') return ['critical as stated'];
  return critical ? ['critical'] : [];
};
const weightOf = ({ weight }: Rule): string[] => {
  if (weight === null) return [];
  return [weight === 'stated' ? 'weight as stated' : `weight ${weight.toString()}`];
};

const asksOf = (rule: Rule): string => {
  const { becomes, level, area, requiredRating, minEvidence } = rule;
  if (becomes === 'nothing') return '';
  const at = `${level === null ? '' : ` at ${level}`} in ${area.title}`;
  if (becomes !== 'criterion') return at;
  const asked = [`rating ${requiredRating.toString()}`, `evidence ${minEvidence.toString()}`];
  return `${at}: ${[...asked, ...weightOf(rule), ...criticalOf(rule)].join(', ')}`;
};

const BECOMES_WIDTH = 'counter-signal'.length;
const INDENT = 2 + BECOMES_WIDTH + 2;

const ruleLines = (rule: Rule): string[] => [
  filled(`  ${rule.becomes.padEnd(BECOMES_WIDTH)}  ${aboutOf(rule)}${asksOf(rule)}`, INDENT),
  filled(`${' '.repeat(INDENT)}${rule.basis}: ${rule.reason}`, INDENT),
];

const restOf = (rules: readonly Rule[]): string[] => {
  if (rules.length === 0) return [];
  const items = rules.reduce((sum, { count }) => sum + count, 0);
  return [
    `  nothing         of ${items.toString()} items of ${rules.length.toString()} ${rules.length === 1 ? 'kind' : 'kinds'}; --all shows them`,
  ];
};

/** What the documents could become. Kinds that become nothing are counted, unless `all` are to be shown. */
export const mappingText = ({ id, revision, blueprints, mapping }: FrameworkMapping, all: boolean): string =>
  [
    ...blueprints.flatMap(({ sha256, name, roleTitle }) => {
      const rules = mapping.rules.filter(({ blueprint }) => blueprint === sha256);
      const shown = rules.filter(({ becomes }) => all || becomes !== 'nothing');
      return [
        `${roleTitle ?? name}  (${name}, ${sha256.slice(0, 12)})`,
        ...shown.flatMap(ruleLines),
        ...restOf(rules.filter((rule) => !shown.includes(rule))),
        '',
      ];
    }),
    `Levels: ${mapping.levels.map(({ key }) => key).join(', ') || 'none'}. Entry levels: ${mapping.entryLevels.join(', ') || 'none'}. At revision ${revision}.`,
    `Nothing of this is in the draft before you apply it: --out FILE, change it, --framework ${id} --apply FILE.`,
  ].join('\n');
