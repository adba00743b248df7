import { OURS } from '../../support/documents/ours.js';
import { importerSuites } from './importer-suites.js';

describe('our documents', importerSuites(OURS));
