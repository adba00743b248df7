import { createHash, randomUUID } from 'node:crypto';
import type { CommandContext, EventStore, Receipt } from '@plumbline/application';
import type { CommandBus } from '@nestjs/cqrs';
import { calendarFrom } from './calendar.js';
import { messageOf } from './dispatch.js';
import type { Step } from './step.js';
import { sampleStory } from './story.js';

const STEP_MS = 60_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const REQUEST = sha256('sample');
/** One record for each step, so that a load that was killed half way goes on where it stopped. */
const recordOf = (index: number): { key: string; request: string } => ({
  key: sha256(`sample step ${index.toString()}`),
  request: REQUEST,
});

/** The chair decides on the revision that the step before left. */
const withRevision = (step: Step, revisions: ReadonlyMap<string, string>): Step => {
  if (step.on !== 'nomination' || step.ask.type !== 'RecordDecision') return step;
  const nominationRevision = revisions.get(step.ask.data.nominationId) ?? '';
  return { ...step, ask: { ...step.ask, data: { ...step.ask.data, nominationRevision } } };
};

/** Empty, or holding a sample whose load was cut short. */
const isDue = async (store: EventStore, steps: number): Promise<boolean> => {
  if ((await store.head()) === null) return true;
  const [first, last] = await Promise.all([0, steps - 1].map((index) => store.findRecord(recordOf(index).key)));
  return first !== undefined && last === undefined;
};

/**
 * Tells the sample's story through the ordinary commands, dated back from `now`. Does nothing on a store that holds anything
 * else. Answers how many commands ran.
 */
export const loadSample = async (store: EventStore, commands: CommandBus, now: string): Promise<number> => {
  const calendar = calendarFrom(now);
  const steps = sampleStory(calendar);
  if (!(await isDue(store, steps.length))) return 0;
  const correlationId = randomUUID();
  const revisions = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    const context: CommandContext = {
      actor: step.actor,
      now: new Date(Date.parse(calendar.instantOf(step.day)) + (index % 600) * STEP_MS).toISOString(),
      correlationId,
      causationId: correlationId,
      record: recordOf(index),
    };
    const receipt = await commands.execute<ReturnType<typeof messageOf>, Receipt>(
      messageOf(withRevision(step, revisions), context),
    );
    revisions.set(receipt.id, String(receipt.revision));
  }
  return steps.length;
};
