import { lookAtTopics } from './ensure-topics.js';
import { clientFor, type KafkaAddress } from '../kafkajs-client.js';

/** What a consumer would find there; makes nothing. @throws TopicRefused */
export const lookAtInbound = async (address: KafkaAddress): Promise<string> => {
  const admin = clientFor(address, 'plumbline-inbound').admin();
  try {
    await admin.connect();
    const missing = await lookAtTopics(admin);
    return missing === 0
      ? 'Its topics are there, and keep messages for 7 days at most.'
      : `It answers; ${String(missing)} of 2 topics are not there yet: the first start of a server makes them.`;
  } finally {
    await admin.disconnect();
  }
};
