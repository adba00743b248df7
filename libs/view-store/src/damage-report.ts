import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (dataDir: string): string => join(dataDir, 'views.damaged');

/** Tells the process that runs the projections of a data directory that the views' file is damaged. */
export const tellDamage = (dataDir: string, defect: string): void => {
  writeFileSync(fileIn(dataDir), defect, { mode: 0o600 });
};

/** What another process found wrong with the views' file since this was last asked. */
export const takeDamage = (dataDir: string): string | undefined => {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  const defect = readFileSync(file, 'utf8');
  rmSync(file, { force: true });
  return defect;
};
