import { OURS } from '../../support/documents/ours.js';
import { sentencesSuite } from './sentences.suite.js';

describe('the link from readiness to the sentence', sentencesSuite(OURS));
