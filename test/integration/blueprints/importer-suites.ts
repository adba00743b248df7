import type { DocumentSet } from '../../support/documents/document-set.js';
import { accountSuite } from './account.suite.js';
import { countsSuite } from './counts.suite.js';
import { figuresSuite } from './figures.suite.js';
import { pageSuite } from './page.suite.js';
import { readerThreadSuite } from './reader-thread.suite.js';
import { renderingsSuite } from './renderings.suite.js';
import { variantsSuite } from './variants.suite.js';

/** What holds of the importer on any documents. */
export const importerSuites = (documents: DocumentSet) => (): void => {
  describe('their counts', countsSuite(documents));
  describe('their account', accountSuite(documents));
  describe('their renderings', renderingsSuite(documents));
  describe('their variants', variantsSuite(documents));
  describe('their career-track page', pageSuite(documents));
  describe('all of them', figuresSuite(documents));
  describe('the thread that reads them', readerThreadSuite(documents));
};
