import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureArea } from './check.js';
import type { DescribeArea, RemoveArea } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { areaTrace, type FrameworkState } from '../state.js';
import { listFew } from '../text.js';

type Events = readonly FrameworkEvent[];

/** An existing area is redefined, in the draft only. */
export const describeArea = ({ data }: DescribeArea, { areas }: FrameworkState): Events => {
  if (same(areas.get(data.area.key), data.area)) return [];
  ensureArea(data.area);
  return [{ type: 'AreaDescribed', data }];
};

type Parts = ReadonlyMap<string, Readonly<{ key: string; area: string }>>;
const keysIn = (area: string, parts: Parts): readonly string[] =>
  [...parts.values()].filter((part) => part.area === area).map(({ key }) => key);

export const removeArea = ({ data }: RemoveArea, state: FrameworkState): Events => {
  const { key } = data;
  if (!state.areas.has(key)) {
    if (state.removed.has(areaTrace(key))) return [];
    throw new DomainError('area-unknown', `The draft never had an area ${key}.`);
  }
  const inIt = [...keysIn(key, state.criteria), ...keysIn(key, state.counterSignals)];
  ensure(
    inIt.length === 0,
    'area-in-use',
    `Area ${key} has criteria or counter-signals; move each to another area, or remove them: ${listFew(inIt)}.`,
  );
  return [{ type: 'AreaRemoved', data }];
};
