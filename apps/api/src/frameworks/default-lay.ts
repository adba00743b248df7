import {
  applyMapping,
  importBlueprint,
  type Inspection,
  type Mapping,
  proposeMapping,
} from '@plumbline/blueprint-import';
import type { Area, CounterSignal, FrameworkState, ImportBlueprint, Level } from '@plumbline/domain';
import { Problem } from '../http/problems.js';

type Lay = NonNullable<ImportBlueprint['data']['lay']>;
type Draft = Pick<FrameworkState, 'scale' | 'levels'>;

/** A page whose title has no word for a seniority is about a level all the same: the one that its title names. */
const levelsOf = ({ levels }: Mapping, { source }: Inspection, document: Uint8Array | string): readonly Level[] =>
  levels.length > 0 ? levels : importBlueprint(source.name, document).proposal.levels;

const withLevels = ({ rules }: Mapping, levels: readonly Level[]): Mapping => {
  const only = levels[0]?.key ?? null;
  return { levels, rules: rules.map((rule) => ({ ...rule, level: rule.level ?? only })) };
};

/** In a page's own framework, what is wrong stands beside what is right, as on the page. */
const withAntiPatterns = (area: Area, signals: readonly CounterSignal[]): Area => ({
  ...area,
  antiPatterns: signals.filter((signal) => signal.area === area.key).map(({ text }) => text),
});

/**
 * What a career-track page alone becomes where the caller asks for its default: the mapping that is proposed for it, at a
 * level after those that the draft has. A role blueprint says too many kinds of things for a default that nobody has seen.
 */
export const defaultLay = (inspection: Inspection, document: Uint8Array | string, { scale, levels }: Draft): Lay => {
  if (inspection.source.format !== 'career-track')
    throw new Problem(
      409,
      'mapping-needed',
      'Only a career-track page has a default. Import this without apply, then review GET /v1/frameworks/:id/mapping.',
    );
  const proposed = proposeMapping(inspection, { scale });
  const applied = applyMapping([inspection], withLevels(proposed, levelsOf(proposed, inspection, document)));
  const next = 1 + Math.max(0, ...[...levels.values()].map(({ ordinal }) => ordinal));
  return {
    ...applied,
    levels: applied.levels.map((level, at) => ({ ...level, ordinal: next + at })),
    areas: applied.areas.map((area) => withAntiPatterns(area, applied.counterSignals)),
  };
};
