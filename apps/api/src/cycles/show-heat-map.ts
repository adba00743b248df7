import type { HeatMap } from '@plumbline/application';
import { linked } from '../http/source-links.js';
import type { HeatMapDto } from './dto/readiness-view.dto.js';

export const showHeatMap = ({ criteria, ...answer }: HeatMap): HeatMapDto => {
  const link = linked(answer.framework);
  return { ...answer, criteria: criteria.map((row) => link(row, row.key)) };
};
