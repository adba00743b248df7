import type { Viewer } from '@plumbline/access';
import {
  type CommandContext,
  ListCycles,
  ReadBandCounts,
  ReadCycle,
  ReadCycleProgress,
  ReadHeatMap,
} from '@plumbline/application';
import { CYCLES_SCOPE, heatMapScope } from '@plumbline/read-model';
import type { PageDto } from '../http/page.dto.js';
import { pageIn, seerOf } from '../http/paging.js';
import type { BandCountsQueryDto } from './dto/readiness-query.dto.js';

export const toListCycles = (page: PageDto): ListCycles => new ListCycles(pageIn(page, CYCLES_SCOPE));

/** Who is in the committee is for admins, auditors and the committee itself. */
export const toReadCycle = (id: string, { roles, relations }: Viewer): ReadCycle =>
  new ReadCycle(id, roles.length + relations.length > 0);

export const toReadCycleProgress = (id: string, viewer: Viewer, context: CommandContext): ReadCycleProgress =>
  new ReadCycleProgress(id, seerOf(viewer, context));

export const toReadBandCounts = (
  cycleId: string,
  { orgUnit }: BandCountsQueryDto,
  viewer: Viewer,
  context: CommandContext,
): ReadBandCounts =>
  new ReadBandCounts({ cycleId, ...(orgUnit !== undefined && { orgUnit }) }, seerOf(viewer, context));

export const toReadHeatMap = (
  map: Readonly<{ cycleId: string; level: string }>,
  page: PageDto,
  viewer: Viewer,
  context: CommandContext,
): ReadHeatMap => new ReadHeatMap(map, seerOf(viewer, context), pageIn(page, heatMapScope(map.cycleId, map.level)));
