import type { Scene } from '../scene.js';
import type { CommandType, Data } from '../world.js';
import type { Choose, Content } from './content.js';
import { OF_CYCLE } from './cycle.js';
import { OF_NOMINATION } from './nomination.js';
import { OF_FRAMEWORK, OF_PERSON } from './people-and-frameworks.js';

export type { Choose } from './content.js';

const CONTENTS: Readonly<Partial<Record<CommandType, Content>>> = {
  ...OF_NOMINATION,
  ...OF_CYCLE,
  ...OF_PERSON,
  ...OF_FRAMEWORK,
};
export const COMMANDS = Object.keys(CONTENTS) as readonly CommandType[];

export const contentsOf = (type: CommandType, scene: Scene, choose: Choose): readonly Data[] => {
  const content = CONTENTS[type];
  if (content === undefined) throw new Error(`Nobody says what ${type} would hold.`);
  return content(scene, choose);
};
