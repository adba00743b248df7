import { OURS } from '../../support/documents/ours.js';
import { importedPageSuite } from './imported-page.suite.js';

describe('a framework that was imported from our career-track page', importedPageSuite(OURS));
