import type { Tool } from '../deploy/tools.mjs';

export type Need =
  | 'documents'
  | 'mount'
  | 'LD_PRELOAD'
  | 'openssl'
  | 'strace'
  | 'postgres'
  | 'postgres-programs'
  | 'pg_dump'
  | 'server-in-hand'
  | 'kafka'
  | Tool;
export declare const documentsFolder: () => string | null;
export declare const lacking: (need: Need) => string | null | undefined;
