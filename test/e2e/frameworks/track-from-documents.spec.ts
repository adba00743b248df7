import { OURS } from '../../support/documents/ours.js';
import { trackFromDocuments } from './track-from-documents.suite.js';

describe('one track from our documents', trackFromDocuments(OURS));
