import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from '../cloud-event.js';
import type { Answered, Asked, Setup } from './broker-thread.js';
import { KafkajsBroker } from './kafkajs-broker.js';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');

const { brokers, tls, sasl } = workerData as Setup;
const broker = new KafkajsBroker({
  brokers,
  // A buffer crosses threads as an array of bytes.
  tls: tls && { ca: tls.ca && Buffer.from(tls.ca) },
  sasl: sasl && { ...sasl, password: { reveal: () => sasl.password } },
});

const does = (asked: Asked): Promise<void> => {
  if (asked.ask === 'send') return broker.send(JSON.parse(asked.messages) as readonly Message[]);
  return asked.ask === 'ensureTopics' ? broker.ensureTopics(asked.topics) : broker[asked.ask]();
};

const answer = async (asked: Asked): Promise<void> => {
  let failed: Answered['failed'] = null;
  try {
    await does(asked);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    failed = { name, message };
  }
  port.postMessage({ number: asked.number, failed } satisfies Answered);
};

port.on('message', (asked: Asked) => void answer(asked));
