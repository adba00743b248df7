import { type Criterion, DEFAULT_POLICY, type Level, type PersonId } from '@plumbline/domain';
import { NominationHistory } from './nomination-history.js';
import { type DataOf, Recorder } from './recorder.js';

/** What happened to people, frameworks and cycles, in the order of the calls. */
export class History extends Recorder {
  person(personId: PersonId, given: Partial<DataOf<'PersonRegistered'>> = {}): this {
    return this.record('PersonRegistered', {
      personId,
      displayName: `Name of ${personId}`,
      email: null,
      sourceId: null,
      orgUnit: 'eng',
      level: 'senior',
      managerId: null,
      effectiveDate: '2026-01-01',
      ...given,
    });
  }

  /** Drafted and published as version 1. */
  framework(
    frameworkId: string,
    levels: readonly Level[],
    criteria: readonly Criterion[],
    entryLevels: readonly string[] = [],
  ): this {
    this.record('FrameworkDrafted', {
      frameworkId,
      track: 'engineering',
      title: `Framework ${frameworkId}`,
      scale: { min: 1, max: 5, labels: [] },
    });
    for (const one of levels) this.record('LevelDefined', { frameworkId, level: one });
    this.record('AreaDescribed', {
      frameworkId,
      area: { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] },
    });
    for (const one of criteria) this.record('CriterionAdded', { frameworkId, criterion: one });
    if (entryLevels.length > 0) this.record('EntryLevelsNamed', { frameworkId, entryLevels });
    return this.record('FrameworkPublished', { frameworkId, version: 1, semanticHash: 'f'.repeat(64) });
  }

  /** Opened on version 1 of the framework, with its committee formed and its chair named. */
  cycle(
    cycleId: string,
    given: Partial<DataOf<'CycleOpened'>> & { members?: PersonId[]; chair?: PersonId } = {},
  ): this {
    const { members = ['mia', 'max', 'moe'], chair = 'cho', ...opened } = given;
    this.record('CycleOpened', {
      cycleId,
      title: `Cycle ${cycleId}`,
      framework: { id: 'ladder', version: 1 },
      track: 'engineering',
      levels: ['staff', 'principal'],
      policy: DEFAULT_POLICY,
      deadlines: {
        nominations: '2026-04-01T00:00:00.000Z',
        reviews: '2026-05-01T00:00:00.000Z',
        votes: '2026-06-01T00:00:00.000Z',
        decisions: '2026-07-01T00:00:00.000Z',
      },
      ...opened,
    });
    this.record('CommitteeFormed', { cycleId, members });
    return this.record('ChairNamed', { cycleId, personId: chair });
  }

  nomination(nominationId: string, given: Partial<DataOf<'NominationOpened'>> = {}): NominationHistory {
    const opened = {
      nominationId,
      cycleId: 'spring',
      candidateId: 'cleo',
      nominatorId: 'lin',
      onBehalf: false,
      targetLevel: 'staff',
      currentLevel: 'senior',
      orgUnit: 'eng',
      framework: { id: 'ladder', version: 1 },
      ...given,
    };
    this.record('NominationOpened', opened);
    return new NominationHistory(this, nominationId, opened.candidateId);
  }
}
