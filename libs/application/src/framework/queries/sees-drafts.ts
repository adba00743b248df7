import type { Viewer } from '@plumbline/access';

/** Drafts are for admins and auditors. */
export const seesDrafts = ({ roles }: Viewer): boolean => roles.length > 0;
