import type { Viewer } from '@plumbline/access';
import { ListFrameworks, ReadFramework, ReadFrameworkVersion } from '@plumbline/application';
import { FRAMEWORKS_SCOPE } from '@plumbline/read-model';
import type { PageDto } from '../http/page.dto.js';
import { pageIn } from '../http/paging.js';
import { notFound } from '../http/problems.js';

/** Drafts are for admins and auditors. */
const seesDrafts = ({ roles }: Viewer): boolean => roles.length > 0;

export const toListFrameworks = (page: PageDto, viewer: Viewer): ListFrameworks =>
  new ListFrameworks(seesDrafts(viewer), pageIn(page, FRAMEWORKS_SCOPE));

export const toReadFramework = (id: string, viewer: Viewer): ReadFramework => new ReadFramework(id, seesDrafts(viewer));

/** What is no version number names no version: there is nothing there. */
export const toReadFrameworkVersion = (id: string, version: string): ReadFrameworkVersion => {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw notFound();
  return new ReadFrameworkVersion(id, Number(version));
};
