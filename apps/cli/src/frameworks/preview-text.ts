import type { MappingPreview } from '@plumbline/responses';

type PartChanges = MappingPreview['levels'];

const PARTS = [
  ['levels', 'levels', 'level'],
  ['areas', 'areas', 'area'],
  ['criteria', 'criteria', 'criterion'],
  ['counterSignals', 'counter-signals', 'counter-signal'],
] as const;
const WHY: Readonly<Record<PartChanges['kept'][number]['why'], string>> = {
  'edited-by-hand': 'edited by hand, and so kept as it is',
  'removed-by-hand': 'removed by hand, and so left out',
  'no-longer-mapped': 'edited by hand, and so kept although the mapping no longer makes it',
};

const countsOf = ({ added, revised, removed }: PartChanges): string =>
  `+${added.length.toString()} -${removed.length.toString()} ~${revised.length.toString()}`;

/** Few are named; all are in the answer of --json. */
const FEW = 20;
const named = (lines: readonly string[]): string[] => {
  const more = lines.length - FEW;
  return more > 0 ? [...lines.slice(0, FEW), `  … and ${more.toString()} more; --json names them`] : [...lines];
};

/** How many of each part were added, removed and revised; and by name what was removed and what stays as edited by hand. */
export const previewText = (preview: MappingPreview): string[] => [
  PARTS.map(([part, many]) => `${many} ${countsOf(preview[part])}`).join(', '),
  ...PARTS.flatMap(([part, , one]) => named(preview[part].removed.map((key) => `  - ${one} ${key}`))),
  ...PARTS.flatMap(([part, , one]) =>
    named(preview[part].kept.map(({ key, why }) => `  = ${one} ${key}: ${WHY[why]}`)),
  ),
  ...preview.entryLevels.added.map((key) => `  + entry level ${key}`),
  ...preview.entryLevels.removed.map((key) => `  - entry level ${key}`),
  ...preview.warnings.map(({ detail }) => `Warning: ${detail}`),
];
