import { describeWhere } from '../describe-where.js';

// In the place of all suites of a project, where there is no server to run them on.
describeWhere('postgres', 'the suites of this project', () => {
  it('run', () => undefined);
});
