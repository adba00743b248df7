import type { LevelKey } from '@plumbline/domain';
import { publishedStandingLevels } from '@plumbline/read-model';
import type { ReceiptWarning } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** What to say of a level that somebody is put on: nothing as long as no framework is published, because people come first. */
export class WarnOfLevel extends Query<readonly ReceiptWarning[]> {
  constructor(readonly level: LevelKey | null) {
    super();
  }
}

const unknownLevel = (level: LevelKey, known: ReadonlySet<LevelKey>): ReceiptWarning => ({
  code: 'level-unknown',
  field: 'level',
  detail: `No published framework has a level or an entry level ${level} (they have: ${[...known].join(', ')}). Nobody can be nominated from it: correct it, or name it as an entry level of the framework and publish that before the cycle opens.`,
});

const warningsOf = (level: LevelKey | null, known: ReadonlySet<LevelKey>): readonly ReceiptWarning[] =>
  level === null || known.size === 0 || known.has(level) ? [] : [unknownLevel(level, known)];

@QueryHandler(WarnOfLevel)
export class WarnOfLevelHandler implements IQueryHandler<WarnOfLevel> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ level }: WarnOfLevel): Promise<readonly ReceiptWarning[]> {
    return warningsOf(level, await publishedStandingLevels(this.views));
  }
}
