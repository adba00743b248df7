import { Parser } from '@asyncapi/parser';
import { asyncApiDocument } from '@plumbline/messaging';
import type { Contracts } from './event-schemas.js';
import { pageDrift } from './page.js';

const FILE = 'contracts/asyncapi/events.v1.json';
/** Of the severities 0 to 3: error and warning. */
const SERIOUS = [0, 1];

/** What the parser of AsyncAPI has against a document, errors and warnings; empty where it is valid. */
export const asyncApiProblems = async (text: string): Promise<readonly string[]> => {
  const { diagnostics } = await new Parser().parse(text);
  return diagnostics
    .filter(({ severity }) => SERIOUS.includes(severity))
    .map(({ path, message }) => `${FILE}: ${path.join('.')}: ${message}`);
};

/** The contract's file with what it should hold; empty where it holds that already. Throws where that is no valid AsyncAPI. */
export const asyncApiDrift = async (root: string): Promise<Contracts> => {
  const text = `${JSON.stringify(asyncApiDocument(), null, 2)}\n`;
  const problems = await asyncApiProblems(text);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return pageDrift(root, FILE, text);
};
