import { OURS } from '../../support/documents/ours.js';
import { importedPageSuite } from './imported-page.suite.js';

describe('a framework imported from our career-track page', importedPageSuite(OURS));
