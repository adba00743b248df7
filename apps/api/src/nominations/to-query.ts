import type { Viewer } from '@plumbline/access';
import {
  type CommandContext,
  ListDecisions,
  ListNominations,
  ReadGaps,
  ReadHistory,
  ReadPacket,
  ReadReadiness,
  ReadReviews,
  ReadVotes,
} from '@plumbline/application';
import { BOARD_SORTS, boardScope, type BoardSort, DECISIONS_SCOPE } from '@plumbline/read-model';
import { pageIn, seerOf } from '../http/paging.js';
import type { BoardQueryDto, GapsQueryDto } from './dto/board-query.dto.js';
import type { DecisionsQueryDto } from './dto/decisions-query.dto.js';

const sortIn = (sort = '-openedAt'): BoardSort => {
  const descending = sort.startsWith('-');
  const by = BOARD_SORTS.find((name) => name === (descending ? sort.slice(1) : sort)) ?? 'openedAt';
  return { by, descending };
};

export const toListNominations = (query: BoardQueryDto, viewer: Viewer, context: CommandContext): ListNominations => {
  const { cycle, level, state, orgUnit, manager } = query;
  const filter = { cycle, level, state, orgUnit, manager };
  const sort = sortIn(query.sort);
  return new ListNominations(seerOf(viewer, context), filter, { ...pageIn(query, boardScope(sort), 2), sort });
};

export const toListDecisions = (query: DecisionsQueryDto, viewer: Viewer, context: CommandContext): ListDecisions => {
  const { cycle, outcome } = query;
  return new ListDecisions(seerOf(viewer, context), { cycle, outcome }, pageIn(query, DECISIONS_SCOPE, 3));
};

export const toReadPacket = (id: string, viewer: Viewer): ReadPacket => new ReadPacket(id, viewer);
export const toReadReadiness = (id: string, viewer: Viewer): ReadReadiness => new ReadReadiness(id, viewer);
export const toReadGaps = (id: string, { level }: GapsQueryDto, viewer: Viewer): ReadGaps =>
  new ReadGaps(id, viewer, level);
export const toReadReviews = (id: string, viewer: Viewer): ReadReviews => new ReadReviews(id, viewer);
export const toReadVotes = (id: string, viewer: Viewer): ReadVotes => new ReadVotes(id, viewer);
export const toReadHistory = (id: string): ReadHistory => new ReadHistory(id);
