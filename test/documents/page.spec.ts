import { careerTrackRound } from '../e2e/frameworks/career-track.suite.js';
import { importedPageSuite } from '../e2e/frameworks/imported-page.suite.js';
import { describeWhere } from '../support/describe-where.js';
import { GIVEN } from './given.js';

describeWhere('documents', 'a round on the given career-track page', careerTrackRound(GIVEN));
describeWhere('documents', 'a framework that was imported from the given page', importedPageSuite(GIVEN));
