import type { Viewer } from '@plumbline/access';
import {
  type CommandContext,
  ListMyReviews,
  ListMyVotes,
  ListPeople,
  ReadMe,
  ReadPerson,
  ReadTimeline,
} from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { PEOPLE_SCOPE } from '@plumbline/read-model';
import type { PageDto } from '../http/page.dto.js';
import { pageIn, seerOf } from '../http/paging.js';

export const toListPeople = (page: PageDto, viewer: Viewer, context: CommandContext): ListPeople =>
  new ListPeople(seerOf(viewer, context), pageIn(page, PEOPLE_SCOPE));

export const toReadPerson = (id: string, { now }: CommandContext): ReadPerson => new ReadPerson(id, dayOf(now));

export const toReadTimeline = (id: string, viewer: Viewer, context: CommandContext): ReadTimeline =>
  new ReadTimeline(id, seerOf(viewer, context));

export const toReadMe = (viewer: Viewer, { now }: CommandContext): ReadMe => new ReadMe(viewer, dayOf(now));

export const toListMyReviews = ({ personId }: Viewer): ListMyReviews => new ListMyReviews(personId);

export const toListMyVotes = ({ personId }: Viewer): ListMyVotes => new ListMyVotes(personId);
