import { QUIET_EVENTS } from '@plumbline/access';
import type { NominationStatus, Outcome } from '@plumbline/domain';
import { defineTable, flag, id, instant, integer, oneOf, type RowOf } from '@plumbline/view-store';

/**
 * One line of the nomination board; small, because every event of a nomination rewrites it.
 *
 * Each sort of the board has an index that ends in the id, so that a page starts where the last one ended; the default sort
 * one for each filter too. Of what they hold, an event writes the time of the last change anew, and nothing else but the state.
 */
export const nominationTable = defineTable('nomination', {
  key: ['nominationId'],
  head: { of: 'nomination', revision: 'revision', updatedAt: 'updatedAt', quiet: QUIET_EVENTS },
  columns: {
    nominationId: id,
    cycleId: id,
    candidateId: id,
    nominatorId: id,
    targetLevel: id,
    currentLevel: id.orNull,
    orgUnit: id,
    state: oneOf<NominationStatus>(),
    /** Of the standing decision; null before it and after a reopening. */
    outcome: oneOf<Outcome>().orNull,
    /** 1 once feedback was released, also after a reopening. */
    told: flag,
    /** Reviewers neither declined nor recused, and how many of their reviews are in. */
    reviewers: integer,
    reviewsIn: integer,
    openedAt: instant,
    /** When its retention ended, and its texts went. */
    textsExpiredAt: instant.orNull,
    /** Of the last change that everybody sees for whom the nomination exists: when votes fall is for those who see who voted. */
    updatedAt: instant,
    revision: integer,
  },
  indexes: [
    ['updatedAt', 'nominationId'],
    ['openedAt', 'nominationId'],
    ['candidateId', 'nominationId'],
    ['targetLevel', 'nominationId'],
    ['cycleId', 'openedAt', 'nominationId'],
    ['cycleId', 'textsExpiredAt'],
    ['state', 'openedAt', 'nominationId'],
    ['orgUnit', 'openedAt', 'nominationId'],
    ['targetLevel', 'openedAt', 'nominationId'],
  ],
});
export type BoardRow = RowOf<typeof nominationTable>;

/** `member` is a member of the current voting round; `recused` overrules every other row of the person. */
export type AccessRelation = 'reviewer' | 'member' | 'recused';
/** Who stands in which relation to a nomination, to filter lists by. */
export const nominationAccessTable = defineTable('nominationAccess', {
  key: ['nominationId', 'personId', 'relation'],
  columns: {
    nominationId: id,
    personId: id,
    relation: oneOf<AccessRelation>(),
    /** 1 when a reviewer's review is in. */
    done: flag,
    /** 1 when voting opened before it was. */
    missed: flag,
  },
  indexes: [['personId', 'relation']],
});
export type NominationAccessRow = RowOf<typeof nominationAccessTable>;

/** Of one cycle, level and state: how many nominations there are, and how many of the reviews asked for are in. */
export const stateCountTable = defineTable('stateCount', {
  key: ['cycleId', 'level', 'state'],
  columns: {
    cycleId: id,
    level: id,
    state: oneOf<NominationStatus>(),
    nominations: integer,
    reviewers: integer,
    reviewsIn: integer,
  },
});
export type StateCountRow = RowOf<typeof stateCountTable>;

export const boardTables = [nominationTable, nominationAccessTable, stateCountTable] as const;
