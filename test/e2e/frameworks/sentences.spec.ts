import { OURS } from '../../support/documents/ours.js';
import { sentencesSuite } from './sentences.suite.js';

describe('the way from readiness back to the sentence', sentencesSuite(OURS));
