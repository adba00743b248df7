import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';
import type { Contracts } from './event-schemas.js';

/** Markdown as `npm run format` leaves it. */
export const formatted = async (root: string, file: string, lines: readonly string[]): Promise<string> => {
  const { printWidth = 120 } = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8')) as FormatConfig;
  return (await format(file, [...lines, ''].join('\n'), { printWidth })).code;
};

/** A generated file with what it should hold; empty where it holds that already. */
export const pageDrift = (root: string, file: string, wanted: string): Contracts => {
  const path = join(root, file);
  const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return new Map(current === wanted ? [] : [[file, wanted]]);
};
