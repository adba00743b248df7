/** What unit specs get for better-sqlite3. */
export default class Database {
  constructor() {
    throw new Error('A unit spec opens no database. Name one that does *.integration.spec.ts.');
  }
}
