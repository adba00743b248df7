import { assertSqliteVersion } from './connect.js';

describe('the version of SQLite', () => {
  it.each(['3.51.3', '3.51.10', '3.52.0', '3.53.1', '4.0.0'])('%s keeps its commits', (version) => {
    expect(() => {
      assertSqliteVersion(version);
    }).not.toThrow();
  });

  it.each(['3.51.2', '3.50.9', '3.9.9', '3.51', '2.99.99', ''])('"%s" may lose commits and is refused', (version) => {
    expect(() => {
      assertSqliteVersion(version);
    }).toThrow('3.51.3 or later is needed');
  });
});
