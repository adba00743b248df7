import type { Tool } from './tools.mjs';

export type Validator =
  | 'image'
  | 'compose'
  | 'scripts'
  | 'proxy'
  | 'manifests'
  | 'alerts'
  | 'alert-tests'
  | 'scrapes'
  | 'sbom';
export declare const VALIDATORS: Readonly<Record<Validator, Readonly<{ tools: readonly Tool[] }>>>;
export declare const validate: (name: Validator, folder: string) => Readonly<{ ok: boolean; output: string }>;
