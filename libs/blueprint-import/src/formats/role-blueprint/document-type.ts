import type { DocumentType } from '../document-type.js';
import { lacking, MIN_SECTIONS } from './outline.js';
import { readRoleBlueprint } from './role-blueprint.js';

export const roleBlueprint: DocumentType = {
  name: 'role-blueprint',
  supported: `a role blueprint with at least ${String(MIN_SECTIONS)} known sections, such as "Core Responsibilities", "Technical Skills Required", "KPIs" and "Career Path" (two where its title says "Role Blueprint")`,
  importerVersion: 'role-blueprint/3',
  read: ({ page, category }) => readRoleBlueprint(page, category),
  lacks: ({ page }) => lacking(page.blocks),
};
