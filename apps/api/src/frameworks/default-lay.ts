import { applyMapping, type Inspection, type Mapping, proposeMapping } from '@plumbline/blueprint-import';
import type { Area, CounterSignal, FrameworkState, ImportBlueprint, Level } from '@plumbline/domain';
import { Problem } from '../http/problems.js';

type Lay = NonNullable<ImportBlueprint['data']['lay']>;
type Draft = Pick<FrameworkState, 'scale' | 'levels'>;

/** A page that names no level is about one all the same. */
const unnamed = ({ role, source }: Inspection): Level => {
  return { key: 'level', title: role.title?.value ?? source.name, ordinal: 1, summary: '' };
};

const withLevel = ({ levels, rules }: Mapping, inspection: Inspection): Mapping => {
  const [level = unnamed(inspection)] = levels;
  return {
    levels: levels.length === 0 ? [level] : levels,
    rules: rules.map((rule) => ({ ...rule, level: rule.level ?? level.key })),
  };
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
export const defaultLay = (inspection: Inspection, { scale, levels }: Draft): Lay => {
  if (inspection.source.format !== 'career-track')
    throw new Problem(
      409,
      'mapping-needed',
      'Only a career-track page has a default. Import this without apply, then review GET /v1/frameworks/:id/mapping.',
    );
  const applied = applyMapping([inspection], withLevel(proposeMapping(inspection, { scale }), inspection));
  const next = 1 + Math.max(0, ...[...levels.values()].map(({ ordinal }) => ordinal));
  return {
    ...applied,
    levels: applied.levels.map((level, at) => ({ ...level, ordinal: next + at })),
    areas: applied.areas.map((area) => withAntiPatterns(area, applied.counterSignals)),
  };
};
