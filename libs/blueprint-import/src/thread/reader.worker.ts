import { parentPort } from 'node:worker_threads';
import { BlueprintRefused, UnsupportedBlueprint } from '../model/refused.js';
import { inspectBlueprint } from '../inspect-blueprint.js';
import type { Answer, Ask } from './protocol.js';

const answerTo = ({ name, content }: Ask): Answer => {
  try {
    return { inspection: inspectBlueprint(name, content) };
  } catch (error) {
    if (!(error instanceof BlueprintRefused))
      return { failed: error instanceof Error ? (error.stack ?? '') : 'unknown' };
    const { code, message } = error;
    return { refused: { code, message, unsupported: error instanceof UnsupportedBlueprint } };
  }
};

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
port.on('message', (ask: Ask) => {
  port.postMessage(answerTo(ask));
});
