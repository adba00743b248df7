import type pg from 'pg';
import { connect, type ConnectOptions, hangUp } from './connect.js';
import { inWords } from './explain.js';

/** `setting`: the variable or argument that has the address. */
export type Asked = ConnectOptions & Readonly<{ setting: string }>;

/** Does something on a connection of its own. What PostgreSQL has against it is thrown as `Explained`. */
export const withClient = async <T>(asked: Asked, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  try {
    const client = await connect(asked);
    try {
      return await work(client);
    } finally {
      hangUp(client);
    }
  } catch (error) {
    throw inWords(error, asked.setting);
  }
};
