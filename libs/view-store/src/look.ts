import { existsSync } from 'node:fs';
import { messageOf } from '@plumbline/sqlite';
import type { Checkpoint } from './checkpoints.js';
import { layoutOf } from './ddl.js';
import type { Table } from './define-table.js';
import { defectForReaders, viewsFile } from './open-file.js';
import { openReadModelReader } from './reader.js';
import { tablesOf } from './tables-of.js';
import type { View } from './view.js';

/** What views say of themselves. */
export type ViewsSeen = Readonly<{ checkpoints: readonly Checkpoint[]; source: string | null }>;

/** `found`: in words; null where no file is there yet, and the first start makes it. `views`: null where there are none to go on with, and a start derives them. */
export type ViewsFound = Readonly<{ found: string | null; views: ViewsSeen | null }>;

/** The views of this release. */
export type DeclaredViews = Readonly<{ views: readonly View[]; tables: readonly Table[] }>;

/** Which views another release made, in a sentence with a blank before it; empty where none are. */
const ofOtherRelease = (checkpoints: readonly Checkpoint[], { views, tables }: DeclaredViews): string => {
  const declared = new Map(tables.map((table) => [table.name, table]));
  const isThis = (view: View): boolean =>
    checkpoints.some(
      (stored) =>
        stored.view === view.name &&
        stored.version === view.version &&
        stored.layout === layoutOf(tablesOf(declared, view)),
    );
  const others = checkpoints.length === 0 ? [] : views.filter((view) => !isThis(view)).map(({ name }) => name);
  return others.length === 0
    ? ''
    : ` Another release made ${others.join(', ')}: whoever runs the projections derives them anew.`;
};

/** Why views are derived anew; undefined where they are gone on with. */
const defectIn = (dataDir: string): string | undefined => {
  try {
    return defectForReaders(dataDir);
  } catch (error) {
    return messageOf(error);
  }
};

/** What a start would find in a folder. Changes nothing. */
export const lookAtViewsIn = (dataDir: string, declared: DeclaredViews): ViewsFound => {
  if (!existsSync(viewsFile(dataDir))) return { found: null, views: null };
  const defect = defectIn(dataDir);
  if (defect !== undefined) return { found: `The next start derives them anew: ${defect}.`, views: null };
  const reader = openReadModelReader({ dataDir });
  try {
    const checkpoints = reader.checkpoints();
    const others = ofOtherRelease(checkpoints, declared);
    return { found: `${String(checkpoints.length)} views.${others}`, views: { checkpoints, source: reader.source() } };
  } finally {
    reader.close();
  }
};
