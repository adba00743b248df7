import { careerTrack } from './career-track/career-track.js';
import type { Format } from './format.js';

/** The first that recognises a document reads it. */
export const FORMATS: readonly Format[] = [careerTrack];
