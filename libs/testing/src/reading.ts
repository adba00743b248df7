import { BlueprintRefused, inspectBlueprint } from '@plumbline/blueprint-import';

/** Why a document is refused. Throws where it is read, or fails in another way. */
export const refusalOf = (content: Uint8Array | string): BlueprintRefused => {
  try {
    inspectBlueprint('x', content);
  } catch (error) {
    if (error instanceof BlueprintRefused) return error;
    throw error;
  }
  throw new Error('it was read');
};

/** Milliseconds of CPU that reading or refusing a document takes, however busy the machine is with other things. */
export const cpuToRead = (content: Uint8Array | string): number => {
  const before = process.cpuUsage();
  try {
    inspectBlueprint('x', content);
  } catch (error) {
    if (!(error instanceof BlueprintRefused)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
