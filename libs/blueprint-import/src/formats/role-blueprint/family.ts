import type { Family } from '../families.js';
import { readRoleBlueprint } from './role-blueprint.js';

export const roleBlueprint: Family = {
  name: 'role-blueprint',
  supported: 'a role blueprint with sections such as "Core Responsibilities" and "Technical Skills Required"',
  importerVersion: 'role-blueprint/2',
  read: ({ page, category }) => readRoleBlueprint(page, category),
};
