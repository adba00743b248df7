import type { CalendarDate, NominationId, person, PersonId, Recorded, SubjectAccessItems } from '@plumbline/domain';
import { appealsOf, type ListViewer, personOf, timelineOf, toldPage } from '@plumbline/read-model';
import type { Person, SubjectFile, TimelineEntry } from '@plumbline/responses';
import { Inject, Injectable } from '@nestjs/common';
import { found } from '../../found.js';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { untilViewsAreCurrent, VIEW_PROGRESS, type ViewProgress } from '../../view-progress.js';
import { doneBy, nominationIn } from './acts.js';
import { eventsBy } from './events-by.js';
import { formerTexts } from './former-texts.js';
import { type Hands, passing, passingThrough, RELEASED } from './passing.js';

/** What is kept about somebody, without what says who released it. */
export type SubjectContent = Pick<SubjectFile, 'record' | 'timeline' | 'nominations' | 'words' | 'acts'>;

export const NO_ITEMS: SubjectAccessItems = { timeline: 0, nominations: 0, words: 0, acts: 0 };
const itemsIn = ({ timeline, nominations, words, acts }: SubjectContent): SubjectAccessItems => ({
  ...{ timeline: timeline.length, nominations: nominations.length, words: words.length, acts: acts.length },
});

/** More than anybody has. */
const ALL = 1_000_000;

type Record = SubjectContent['record'];
const recordOf = (
  { name, email, sourceId, orgUnit, level, leftOn, managers }: Person,
  former: Record['former'],
): Record => ({
  ...{ name, email, sourceId, orgUnit, level, leftOn, former },
  managers: managers.map(({ manager, from, to }) => ({ managed: manager !== null, from, to })),
});

const MANAGED: readonly TimelineEntry['kind'][] = ['registered', 'manager-changed'];

/** Whoever manages them is somebody else. */
const stepOf = ({ manager, cycle, ...entry }: TimelineEntry): SubjectContent['timeline'][number] => ({
  ...{ effectiveDate: entry.effectiveDate, kind: entry.kind, recordedAt: entry.recordedAt },
  ...{ cycle, managed: MANAGED.includes(entry.kind) ? manager !== null : null },
  ...{ orgUnit: entry.orgUnit, level: entry.level, targetLevel: entry.targetLevel },
  ...{ currentLevel: entry.currentLevel, outcome: entry.outcome },
});

/** The hands of what was released. */
export const handsOf = (
  { requestedBy, releasedBy }: Readonly<{ requestedBy: PersonId; releasedBy: PersonId }>,
  today: CalendarDate,
): Hands => ({ admins: [requestedBy, releasedBy], today });

/**
 * What is kept about somebody, as it can be handed to them: what they may read by the grants of a candidate, and what they wrote in rounds that are over. Nobody
 * else is named, and nothing passes through the hands of an admin who may not read it.
 */
@Injectable()
export class SubjectFiles {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
  ) {}

  /** @throws ViewsBehind, NotFound */
  async of(personId: PersonId, hands: Hands): Promise<SubjectContent> {
    await untilViewsAreCurrent(this.store, this.progress);
    const { today } = hands;
    return {
      record: recordOf(found(await personOf(this.views, personId, today)), await formerTexts(this.store, personId)),
      ...(await this.told(personId, hands)),
      ...(await this.done(personId, hands)),
    };
  }

  /** How much it holds, for a release that is about to be recorded. @throws ViewsBehind */
  async itemsFor(events: ReturnType<typeof person.decide>, today: CalendarDate): Promise<SubjectAccessItems> {
    const released = events.find((event) => event.type === 'SubjectAccessReleased');
    if (released === undefined) return NO_ITEMS;
    const { personId, ...hands } = released.data;
    return itemsIn(await this.of(personId, handsOf(hands, today)));
  }

  /** As they read it themselves, by no role. */
  private async told(personId: PersonId, hands: Hands): Promise<Pick<SubjectContent, 'timeline' | 'nominations'>> {
    const viewer: ListViewer = { personId, roles: [], today: hands.today };
    const { items } = await toldPage(this.views, viewer, { limit: ALL });
    const ids = new Set(items.map(({ nomination }) => nomination.id));
    const passed = await passingThrough(this.views, ids, hands, RELEASED);
    const nominations = items
      .filter(({ nomination }) => passed.has(nomination.id))
      .map(async (item) => ({ ...item, appeals: await appealsOf(this.views, item.nomination.id) }));
    const timeline = (await timelineOf(this.views, personId, viewer)).filter(
      ({ kind, nomination }) => kind === 'level-changed' || nomination === null || passed.has(nomination.id),
    );
    return { timeline: timeline.map(stepOf), nominations: await Promise.all(nominations) };
  }

  private async done(personId: PersonId, hands: Hands): Promise<Pick<SubjectContent, 'words' | 'acts'>> {
    const events: Recorded[] = [];
    for await (const event of eventsBy(this.store, personId)) events.push(event);
    const ids = new Set<NominationId>(events.flatMap((event) => nominationIn(event) ?? []));
    return doneBy(personId, events, await passing(this.views, ids, hands));
  }
}
