import { HandleEmptyInListsPlugin, replaceWithNoncontingentExpression } from 'kysely';

/** SQLite takes `in ()` for false; PostgreSQL refuses it, so nothing else may leave a query. */
export const EMPTY_LISTS = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
