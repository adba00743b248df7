import { OURS } from '../../support/documents/ours.js';
import { careerTrackRound } from './career-track.suite.js';

describe('a round on our career-track page', careerTrackRound(OURS));
