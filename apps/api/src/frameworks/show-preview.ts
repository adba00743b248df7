import type { PreviewedMapping } from '@plumbline/application';
import type { MixedWeights } from '@plumbline/domain';

export type Warning = Readonly<{ code: 'weights-mixed'; level: string; detail: string }>;
export type ShownPreview = Omit<PreviewedMapping, 'mixedWeights'> & Readonly<{ warnings: readonly Warning[] }>;

const criteria = (count: number): string => (count === 1 ? '1 criterion' : `${String(count)} criteria`);

const warningOf = ({ level, stated, unstated }: MixedWeights): Warning => ({
  code: 'weights-mixed',
  level,
  detail:
    `At level ${level} a weight is given for ${criteria(stated)} and none for ${criteria(unstated)}, which count as 1 each. ` +
    'Where a document states percents, those weigh far more: set weights for all, or take no stated ones.',
});

export const showPreview = ({ mixedWeights, ...preview }: PreviewedMapping): ShownPreview => ({
  ...preview,
  warnings: mixedWeights.map(warningOf),
});
