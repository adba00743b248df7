import { lookAtTopics } from './ensure-topics.js';
import type { KafkaAddress } from '../kafka-address.js';
import { clientFor, withinOf } from '../kafkajs-client.js';

const LONGEST_MS = 60_000;

/** What a consumer would find there; makes nothing. @throws TopicRefused, NotLetIn */
export const lookAtInbound = async (address: KafkaAddress): Promise<string> => {
  const within = withinOf(address);
  const admin = clientFor(address, 'plumbline-inbound').admin();
  try {
    await within(LONGEST_MS, admin.connect(), 'connecting');
    const missing = await within(LONGEST_MS, lookAtTopics(admin), 'looking at topics');
    return missing === 0
      ? 'Its topics are there, and keep messages for 7 days at most.'
      : `It answers; ${String(missing)} of 2 topics are not there yet: the first start of a server makes them.`;
  } finally {
    await admin.disconnect();
  }
};
