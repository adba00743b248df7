import type { Viewer } from '@plumbline/access';

/** Everything about a viewer that an answer about a resource depends on, besides its state. */
export const keyOfViewer = ({ personId, relations, roles }: Viewer): string =>
  `${personId} ${relations.join()} ${roles.join()}`;
