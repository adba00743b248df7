import { Parser } from '@asyncapi/parser';
import { asyncApiDocument, inboundDocument } from '@plumbline/messaging';
import type { Contracts } from './event-schemas.js';
import { pageDrift } from './page.js';

const FILES = {
  'contracts/asyncapi/events.v1.json': asyncApiDocument,
  'contracts/asyncapi/inbound.v1.json': inboundDocument,
};
/** Of the severities 0 to 3: error and warning. */
const SERIOUS = [0, 1];

/** What the parser of AsyncAPI has against a document, errors and warnings; empty where it is valid. */
export const asyncApiProblems = async (text: string, file = ''): Promise<readonly string[]> => {
  const { diagnostics } = await new Parser().parse(text);
  return diagnostics
    .filter(({ severity }) => SERIOUS.includes(severity))
    .map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`);
};

const drift = async (root: string, file: string, document: object): Promise<Contracts> => {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const problems = await asyncApiProblems(text, file);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return pageDrift(root, file, text);
};

/** The contracts' files with what they should hold, without those that hold that already. Throws where one is no valid AsyncAPI. */
export const asyncApiDrift = async (root: string): Promise<Contracts> => {
  const drifts: Contracts[] = [];
  for (const [file, make] of Object.entries(FILES)) drifts.push(await drift(root, file, make()));
  return new Map(drifts.flatMap((one) => [...one]));
};
