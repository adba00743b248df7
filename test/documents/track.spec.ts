import { inspectSuite } from '../e2e/frameworks/inspect.suite.js';
import { sentencesSuite } from '../e2e/frameworks/sentences.suite.js';
import { trackFromDocuments } from '../e2e/frameworks/track-from-documents.suite.js';
import { describeWhere } from '../support/describe-where.js';
import { GIVEN } from './given.js';

describeWhere('documents', 'one track from the given documents', trackFromDocuments(GIVEN));
describeWhere('documents', 'the way from readiness back to a given sentence', sentencesSuite(GIVEN));
describeWhere('documents', 'blueprint inspect of the given documents', inspectSuite(GIVEN));
