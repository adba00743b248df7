import { parentPort } from 'node:worker_threads';
import { BlueprintRefused, UnsupportedBlueprint } from '../model/refused.js';
import { inspectBlueprint } from '../inspect-blueprint.js';
import type { ReadResponse, ReadRequest } from './protocol.js';

const answerTo = ({ name, content }: ReadRequest): ReadResponse => {
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
port.on('message', (ask: ReadRequest) => {
  port.postMessage(answerTo(ask));
});
