import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureCounterSignal } from './check.js';
import type { AddCounterSignal, RemoveCounterSignal, ReviseCounterSignal } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { ensureFewSignals } from './limits.js';
import type { FrameworkState } from '../state.js';

type Events = readonly FrameworkEvent[];

export const addCounterSignal = ({ data }: AddCounterSignal, state: FrameworkState): Events => {
  const { key } = data.signal;
  const held = state.counterSignals.get(key);
  if (same(held, data.signal)) return [];
  ensure(held === undefined, 'counter-signal-exists', `Counter-signal ${key} exists; revise it instead.`);
  ensureFewSignals(state.counterSignals.size + 1);
  ensureCounterSignal(data.signal, state);
  return [{ type: 'CounterSignalAdded', data }];
};

/** A revision that names no source keeps the one it has. */
export const reviseCounterSignal = ({ data }: ReviseCounterSignal, state: FrameworkState): Events => {
  const { key } = data.signal;
  const held = state.counterSignals.get(key);
  if (held === undefined)
    throw new DomainError('counter-signal-unknown', `The draft has no counter-signal ${key} to revise; add it.`);
  const signal = { ...data.signal, source: data.signal.source ?? held.source };
  if (same(held, signal)) return [];
  ensureCounterSignal(signal, state);
  return [{ type: 'CounterSignalRevised', data: { ...data, signal } }];
};

export const removeCounterSignal = ({ data }: RemoveCounterSignal, state: FrameworkState): Events => {
  if (state.counterSignals.has(data.key)) return [{ type: 'CounterSignalRemoved', data }];
  ensure(state.removed.has(data.key), 'counter-signal-unknown', `The draft never had a counter-signal ${data.key}.`);
  return [];
};
