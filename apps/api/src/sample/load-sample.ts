import { randomUUID } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type CommandContext, NamedIds, type Receipt } from '@plumbline/application';
import { sha256 } from '@plumbline/canonical';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { calendarFrom } from './calendar.js';
import { messageOf } from './dispatch.js';
import { sampleStory } from './story.js';

const STEP_MS = 60_000;
const REQUEST = sha256('sample');
/** One record for each step, so that an interrupted load continues where it stopped. */
const recordOf = (index: number): { key: string; request: string } => ({
  key: sha256(`sample step ${index.toString()}`),
  request: REQUEST,
});

/** missing: to be loaded, from the start or where a load was interrupted. other: the store holds other data. */
type SampleState = 'missing' | 'loaded' | 'other';

const sampleStateOf = async (store: EventStore, steps: number): Promise<SampleState> => {
  if ((await store.head()) === null) return 'missing';
  const [first, last] = await Promise.all([0, steps - 1].map((index) => store.findRecord(recordOf(index))));
  if (first === undefined) return 'other';
  return last === undefined ? 'missing' : 'loaded';
};

/**
 * Loads the sample through the ordinary commands, dated back from `now`. Does nothing on a store with other data. Returns whether the
 * store holds the sample; where it does, ids that are names are allowed, since all of the sample's are.
 */
export const loadSample = async (app: INestApplicationContext, now: string): Promise<boolean> => {
  const [store, commands] = [app.get<EventStore>(EVENT_STORE), app.get(CommandBus)];
  const calendar = calendarFrom(now);
  const steps = sampleStory(calendar);
  const sample = await sampleStateOf(store, steps.length);
  if (sample !== 'other') app.get(NamedIds).rule = 'allow';
  if (sample !== 'missing') return sample === 'loaded';
  const correlationId = randomUUID();
  for (const [index, step] of steps.entries()) {
    const context: CommandContext = {
      actor: step.actor,
      now: new Date(Date.parse(calendar.instantOf(step.day)) + (index % 600) * STEP_MS).toISOString(),
      correlationId,
      causationId: correlationId,
      record: recordOf(index),
    };
    await commands.execute<ReturnType<typeof messageOf>, Receipt>(messageOf(step, context));
  }
  return true;
};
