import { FRAMEWORK_GRANTS, isGranted, type Viewer } from '@plumbline/access';

export const seesDrafts = (viewer: Viewer): boolean => isGranted(FRAMEWORK_GRANTS.draft, viewer);
