import type { Viewer } from '@plumbline/access';
import { type CommandContext, ListNominations } from '@plumbline/application';
import { STATES } from '@plumbline/responses';
import { BOARD_SORTS, boardScope, type BoardSort } from '@plumbline/read-model';
import { pageIn, listViewerOf } from '../http/paging.js';
import type { BoardQueryDto } from './dto/board-query.dto.js';

const sortIn = (sort = '-openedAt'): BoardSort => {
  const descending = sort.startsWith('-');
  const by = BOARD_SORTS.find((name) => name === (descending ? sort.slice(1) : sort)) ?? 'openedAt';
  return { by, descending };
};

export const toListNominations = (query: BoardQueryDto, viewer: Viewer, context: CommandContext): ListNominations => {
  const { cycle, targetLevel, orgUnit, candidate, manager, reviewer, outcome, text } = query;
  const states = STATES.filter((state) => query.state?.split(',').includes(state));
  const people = { candidate, manager, reviewer, text };
  const filter = { cycle, targetLevel, orgUnit, ...people, outcome, ...(states.length > 0 && { states }) };
  const sort = sortIn(query.sort);
  return new ListNominations(listViewerOf(viewer, context), filter, { ...pageIn(query, boardScope(sort), 2), sort });
};
