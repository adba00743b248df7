import type { Viewer } from '@plumbline/access';
import {
  type CommandContext,
  ListPinned,
  type PartAddress,
  ReadFrameworkVersion,
  ReadPartSource,
  ReadVersionDiff,
} from '@plumbline/application';
import { pinsScope } from '@plumbline/read-model';
import type { PageDto } from '../http/page.dto.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { notFound } from '../http/problems.js';
import type { DiffQueryDto } from './dto/diff.dto.js';

/** An invalid version number names no version, so the answer is 404. */
const versionIn = (version: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw notFound();
  return Number(version);
};

export const toReadFrameworkVersion = (id: string, version: string): ReadFrameworkVersion =>
  new ReadFrameworkVersion(id, versionIn(version));

export const toReadPartSource = (
  { id, version }: Readonly<{ id: string; version: string }>,
  part: PartAddress,
): ReadPartSource => new ReadPartSource({ id, version: versionIn(version) }, part);

export const toReadVersionDiff = (
  { id, version }: Readonly<{ id: string; version: string }>,
  { from }: DiffQueryDto,
  viewer: Viewer,
  context: CommandContext,
): ReadVersionDiff =>
  new ReadVersionDiff(id, { from, to: versionIn(version) }, listViewerOf(viewer, context), context.now);

export const toListPinned = (
  { id, version }: Readonly<{ id: string; version: string }>,
  page: PageDto,
  viewer: Viewer,
  context: CommandContext,
): ListPinned => {
  const framework = { id, version: versionIn(version) };
  return new ListPinned(framework, listViewerOf(viewer, context), {
    ...pageIn(page, pinsScope(framework)),
    now: context.now,
  });
};
