import { describeWhere } from '../support/describe-where.js';

// In the place of all suites, where there is no server to run them on.
describeWhere('postgres', 'the end-to-end suites on two copies over PostgreSQL', () => {
  it('run', () => undefined);
});
