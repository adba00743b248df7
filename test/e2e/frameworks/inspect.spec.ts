import { OURS } from '../../support/documents/ours.js';
import { inspectSuite } from './inspect.suite.js';

describe('blueprint inspect', inspectSuite(OURS));
