import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureArea } from './check.js';
import type { DescribeArea, RemoveArea, ReviseArea } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { areaTrace, type FrameworkState } from '../state.js';
import { listFew } from '../text.js';

type Events = readonly FrameworkEvent[];

export const describeArea = ({ data }: DescribeArea, { areas }: FrameworkState): Events => {
  const held = areas.get(data.area.key);
  if (same(held, data.area)) return [];
  ensure(held === undefined, 'area-exists', `Area ${data.area.key} exists with other content; revise it instead.`);
  ensureArea(data.area);
  return [{ type: 'AreaDescribed', data }];
};

export const reviseArea = ({ data }: ReviseArea, { frameworkId, areas }: FrameworkState): Events => {
  const held = areas.get(data.key);
  if (held === undefined)
    throw new DomainError('area-unknown', `The draft has no area ${data.key} to revise; describe it.`);
  const area = { ...held, ...data.change };
  if (same(held, area)) return [];
  ensureArea(area);
  return [{ type: 'AreaDescribed', data: { frameworkId, area } }];
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
