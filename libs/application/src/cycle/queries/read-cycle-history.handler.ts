import { CYCLE_GRANTS, isGranted, markOf, shownTo, type Viewer } from '@plumbline/access';
import { type CycleEvent, FINDING_EVENTS, type Recorded } from '@plumbline/domain';
import { namedIn, type PageOf, sliceOf } from '@plumbline/read-model';
import { type CycleChange, type CycleHistory, hide, hiddenIn, type PersonRef } from '@plumbline/responses';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { streamOf } from '../../streams.js';
import { type Change, changesIn } from './cycle-changes.js';

export const cycleHistoryScope = (cycleId: string): string => `cycle history ${cycleId}`;

/** What happened to a cycle, as far as the viewer can be shown it. */
export class ReadCycleHistory extends Query<CycleHistory> {
  constructor(
    readonly cycleId: string,
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

/** What was found on it is a list of its own. */
const isOfCycle = (event: Recorded): event is Recorded<CycleEvent> => !(event.type in FINDING_EVENTS);

/** `sees`: who did it, about whom and why. */
const itemFor =
  (named: (id: string) => PersonRef, sees: boolean) =>
  ({ by, people, reason, ...change }: Change): CycleChange => ({
    ...change,
    ...hide({ by: named(by), people: people.map(named), reason }, hiddenIn({ by: sees, people: sees, reason: sees })),
  });

@QueryHandler(ReadCycleHistory)
export class ReadCycleHistoryHandler implements IQueryHandler<ReadCycleHistory> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
  ) {}

  async execute({ cycleId, viewer, page }: ReadCycleHistory): Promise<CycleHistory> {
    const events = await this.store.readStream(streamOf('cycle', cycleId));
    const isShown = shownTo(viewer);
    // What the policy was before is there for everybody who sees that it changed.
    const changes = changesIn(events.filter(isOfCycle).filter((event) => isShown(markOf(event, () => false))));
    const { items, nextCursor } = sliceOf(changes, page, cycleHistoryScope(cycleId));
    const people = items.flatMap((change) => [change.by, ...change.people]);
    const asItem = itemFor(await namedIn(this.views, people), isGranted(CYCLE_GRANTS.committee, viewer));
    return { id: cycleId, items: items.map(asItem), nextCursor };
  }
}
