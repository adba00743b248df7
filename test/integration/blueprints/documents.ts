import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../shared/blueprints');

export const ROLE_BLUEPRINTS = [
  '000_ef3c73ef876be730.txt',
  '001_ce4b5038baed4d51.txt',
  '002_9835c2b86e647f3f.txt',
] as const;
export const CAREER_TRACK = '003_8b52492fb09af37e.txt';
export const DOCUMENTS = [...ROLE_BLUEPRINTS, CAREER_TRACK] as const;

/** Real documents, which are not part of the project. */
export const bytesOf = (name: string): Buffer => {
  const file = resolve(folder, name);
  if (!existsSync(file))
    throw new Error(`These specs read real documents: put ${name} into shared/blueprints beside the clone.`);
  return readFileSync(file);
};

type Post = Readonly<{ title: { rendered: string }; content: { rendered: string } }>;
export const postOf = (name: string): Post => JSON.parse(bytesOf(name).toString('utf8')) as Post;
