import { hash } from 'node:crypto';
import { type AccessPolicy, decideAccess, type Powerless, readsReviews, type Viewer } from '@plumbline/access';
import {
  type CycleState,
  dayOf,
  type Instant,
  isLater,
  type NominationState,
  type Trial,
  tryCommand,
  type TryingFacts,
} from '@plumbline/domain';
import type { Action } from '@plumbline/responses';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Facts } from '../../facts.js';
import { keyOfViewer } from '../../key-of-viewer.js';
import { existing } from '../../not-found.js';
import { ViewerResolver } from '../../viewer-resolver.js';

/** A route that changes a nomination. */
export type ActionRoute = Readonly<{
  command: Parameters<typeof tryCommand>[0];
  method: string;
  path: string;
  policy: AccessPolicy;
}>;
type Trying = Readonly<{ state: NominationState; viewer: Viewer; now: Instant; facts: TryingFacts }>;
type Because = NonNullable<Action['because']>;

const becauseOf = (trial: Trial): Because | null => {
  if (trial === 'changes-nothing') return { code: trial, detail: 'It is so already.' };
  return trial && { code: trial.code, detail: trial.message };
};

const tried = ({ command, policy }: ActionRoute, powerless: Powerless | undefined, trying: Trying): Because | null => {
  const { state, viewer, now, facts } = trying;
  const verdict = decideAccess(policy, viewer, { exists: true, powerless });
  if (verdict.kind === 'forbid') return { code: verdict.code, detail: verdict.reason };
  return becauseOf(tryCommand(command, state, { actor: viewer.personId, now, facts }));
};

const actionOf = ({ command: action, method, path }: ActionRoute, because: Because | null): Action => ({
  ...{ action, method, path, allowed: because === null, because },
});

/** Refusals by the dozen, none of which is reported: a stack for each would cost most of the time. */
const withoutStacks = <T>(work: () => T): T => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

/** `tag` differs where the actions do. */
export type Possible = Readonly<{ actions: readonly Action[]; tag: string }>;
const NONE: Possible = { actions: [], tag: '' };

/** Which deadlines are over, in their order. */
const passedIn = (cycle: CycleState | null, now: Instant): string =>
  Object.values(cycle?.deadlines ?? {})
    .map((until) => Number(isLater(now, until)))
    .join('');

type Entry = Readonly<{ state: NominationState; cycle: CycleState | null; possible: Possible }>;
/** Of those who look again and again while nothing changes. */
const MOST = 2_000;

/** What somebody can do with a nomination now, told by the very rules that decide when they do. */
@Injectable()
export class PossibleActions {
  private readonly told = new LRUCache<string, Entry>({ max: MOST });

  constructor(
    @Inject(Facts) private readonly facts: Facts,
    @Inject(ViewerResolver) private readonly viewers: ViewerResolver,
  ) {}

  /** @throws NotFound where there is no such nomination */
  async on(
    nominationId: string,
    { viewer, now, routes }: Readonly<{ viewer: Viewer; now: Instant; routes: readonly ActionRoute[] }>,
  ): Promise<Possible> {
    if (routes.length === 0) return NONE;
    const state = existing(await this.facts.nomination(nominationId));
    const cycle = await this.facts.cycle(state.cycleId);
    const powerless = await this.powerless(nominationId, viewer);
    const key = [nominationId, keyOfViewer(viewer), powerless ?? '', passedIn(cycle, now)].join(' ');
    const known = this.told.get(key);
    if (known?.state === state && known.cycle === cycle) return known.possible;
    const trying = { state, viewer, now, facts: await this.factsFor(state, viewer, now) };
    const actions = withoutStacks(() => routes.map((route) => actionOf(route, tried(route, powerless, trying))));
    const possible = { actions, tag: hash('sha256', JSON.stringify(actions)) };
    // What a chair can do depends on people and other nominations, too.
    if (!viewer.relations.includes('chair')) this.told.set(key, { state, cycle, possible });
    return possible;
  }

  private async powerless(nominationId: string, viewer: Viewer): Promise<Powerless | undefined> {
    if (!viewer.roles.includes('admin')) return undefined;
    return this.viewers.powerlessOn('nomination', nominationId, viewer);
  }

  private async factsFor(state: NominationState, { roles, relations }: Viewer, now: Instant): Promise<TryingFacts> {
    const facts = await this.facts.nominationFacts(state.cycleId);
    const isChair = relations.includes('chair');
    const members = isChair ? (facts.cycle?.members ?? []) : [];
    return {
      ...facts,
      readsByRole: readsReviews(roles),
      departed: await this.facts.unknownPeople(members, dayOf(now)),
      rivals: isChair ? await this.facts.rivals(state) : [],
    };
  }
}
