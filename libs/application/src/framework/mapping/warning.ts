import type { MixedWeights } from '@plumbline/domain';
import type { MappingWarning } from '@plumbline/responses';

const criteria = (count: number): string => (count === 1 ? '1 criterion' : `${String(count)} criteria`);

export const warningOf = ({ level, stated, unstated }: MixedWeights): MappingWarning => ({
  code: 'weights-mixed',
  level,
  detail:
    `At level ${level} a weight is given for ${criteria(stated)} and none for ${criteria(unstated)}, which count as 1 each. ` +
    'Percents that a document states weigh far more: set weights for all, or use no stated ones.',
});
