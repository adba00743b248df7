import {
  framework,
  type FrameworkEvent,
  type NominationOpened,
  type PlumblineEvent,
  type Policy,
  type Recorded,
} from '@plumbline/domain';
import { UnreadableEvent } from '@plumbline/event-log';
import { LRUCache } from 'lru-cache';
import type { Standards } from '../translate/readiness.js';

const MOST = 100;

type Pinned = Pick<NominationOpened['data'], 'cycleId' | 'framework'>;
type Read = (stream: string) => Promise<readonly Recorded<PlumblineEvent>[]>;

const thresholdsIn = (cycleId: string, events: readonly Recorded<PlumblineEvent>[]): Policy['readiness'] => {
  const stated = events.findLast((event) => event.type === 'CycleOpened' || event.type === 'PolicyAmended');
  if (stated === undefined)
    throw new UnreadableEvent(`A nomination is of the cycle ${cycleId}, which was never opened`);
  return stated.data.policy.readiness;
};

/** What nominations are rated against: a version of a framework, which never changes, and the thresholds of a cycle. */
export class StandardsOf {
  private readonly rubrics = new LRUCache<string, Standards['rubric']>({ max: MOST });
  private readonly thresholds = new LRUCache<string, Policy['readiness']>({ max: MOST });

  constructor(private readonly read: Read) {}

  async find({ cycleId, framework: pinned }: Pinned): Promise<Standards> {
    return { rubric: await this.rubric(pinned), policy: { readiness: await this.threshold(cycleId) } };
  }

  /** Its policy was amended. */
  amended(cycleId: string): void {
    this.thresholds.delete(cycleId);
  }

  private async rubric({ id, version }: Pinned['framework']): Promise<Standards['rubric']> {
    const name = `${String(version)} ${id}`;
    const known = this.rubrics.get(name);
    if (known !== undefined) return known;
    const events = await this.read(`framework-${id}`);
    const ofFramework = events as readonly Recorded<FrameworkEvent>[];
    const state = ofFramework.reduce(framework.evolve, framework.initialState());
    const rubric = state?.published.get(version);
    if (rubric === undefined)
      throw new UnreadableEvent(
        `A nomination names version ${String(version)} of framework ${id}, which was never published`,
      );
    this.rubrics.set(name, rubric);
    return rubric;
  }

  private async threshold(cycleId: string): Promise<Policy['readiness']> {
    const known = this.thresholds.get(cycleId);
    if (known !== undefined) return known;
    const thresholds = thresholdsIn(cycleId, await this.read(`cycle-${cycleId}`));
    this.thresholds.set(cycleId, thresholds);
    return thresholds;
  }
}
