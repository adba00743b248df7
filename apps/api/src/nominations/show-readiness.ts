import type { NominationGaps, NominationReadiness } from '@plumbline/application';
import { linked } from '../http/source-links.js';
import type { NominationGapsDto, NominationReadinessDto } from './dto/readiness-view.dto.js';

export const showReadiness = ({ levels, ...answer }: NominationReadiness): NominationReadinessDto => {
  const link = linked(answer.framework);
  return {
    ...answer,
    levels: levels.map((level) => ({ ...level, criteria: level.criteria.map((each) => link(each, each.key)) })),
  };
};

export const showGaps = ({ gaps, ...answer }: NominationGaps): NominationGapsDto => {
  const link = linked(answer.framework);
  return { ...answer, gaps: gaps.map((gap) => link(gap, gap.criterion)) };
};
