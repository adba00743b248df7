import type { PersonId } from '@plumbline/domain';
import type { Viewer } from '../principal.js';
import { Withheld } from './withheld.js';

type Access = Readonly<{ requestedBy: PersonId; releasedBy: PersonId }>;

/** @throws Withheld `access-not-released` where nothing is released, or it is to others */
export const ensureReleasedTo = <A extends Access>({ personId }: Viewer, access: A | null): A => {
  if (access !== null && [access.requestedBy, access.releasedBy].includes(personId)) return access;
  throw new Withheld(
    'access-not-released',
    'This takes a release that is in force, and is for the two admins of it: whoever asked for access, and whoever released it.',
  );
};
