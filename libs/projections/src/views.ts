import type { View } from '@plumbline/view-store';
import { board } from './board/project.js';
import { cycles } from './cycles/project.js';
import { decisions } from './decisions/project.js';
import { findings } from './findings/project.js';
import { frameworks } from './frameworks/project.js';
import type { ViewName } from './handled-events.js';
import { packets } from './packets/project.js';
import { people } from './people/project.js';
import { readiness } from './readiness/project.js';
import { timeline } from './timeline/project.js';
import { worklists } from './worklists/project.js';

const BY_NAME: { readonly [Name in ViewName]: View & Readonly<{ name: Name }> } = {
  people,
  frameworks,
  cycles,
  board,
  packets,
  worklists,
  readiness,
  timeline,
  decisions,
  findings,
};

/** Every view that a runner keeps. */
export const VIEWS: readonly View[] = Object.values(BY_NAME);
