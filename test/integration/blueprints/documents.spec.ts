import { inspectBlueprint } from '@plumbline/blueprint-import';
import { OURS } from '../../support/documents/ours.js';
import { importerSuites } from './importer-suites.js';

describe('our documents', importerSuites(OURS));

/** As a reader of the two tables would say it. */
const TARGETS: Readonly<Record<string, string>> = {
  'Departures on time': 'threshold',
  'Missed connections': 'threshold',
  'Nightly build duration': 'threshold',
  'Plan churn': 'relative',
  'Rest-time violations': 'placeholder',
  'Solver refusals explained': 'threshold',
  'Tide error': 'trend',
  'Storm drill length': 'staged',
  'Feed freshness': 'threshold',
  'Evidence packs accepted': 'prose',
  'Engineers who can change the solver': 'range',
  'Clerk satisfaction': 'threshold',
  'Hours read': 'range',
  'First-pass yield': 'threshold',
  'Dropout rate': 'threshold',
  'Description lag': 'relative',
  'Fixity failures': 'prose',
  'Failed searches': 'trend',
  'Calibration drift': 'threshold',
  'Volunteer corrections': 'placeholder',
  'Unreadable on arrival': 'threshold',
  'Reading cost known': 'threshold',
  'Player hours left': 'threshold',
  'Loan returns': 'prose',
  Citations: 'staged',
  'Handbook age': 'threshold',
};

it('the targets of our documents have the kinds that they are written as', () => {
  const items = OURS.roles.flatMap(({ name, bytes }) => inspectBlueprint(name, bytes()).items);
  const kinds = items.flatMap((item) => (item.kind === 'kpi' ? [[item.metric, item.target?.kind ?? 'none']] : []));
  expect(Object.fromEntries(kinds)).toEqual(TARGETS);
});
