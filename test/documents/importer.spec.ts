import { importerSuites } from '../integration/blueprints/importer-suites.js';
import { describeWhere } from '../support/describe-where.js';
import { GIVEN } from './given.js';

describeWhere('documents', 'the given documents', importerSuites(GIVEN));
