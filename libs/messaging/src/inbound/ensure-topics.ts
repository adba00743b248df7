import type { Admin } from 'kafkajs';
import { ofTopic } from '../kafkajs-client.js';
import { TopicRefused } from '../relay/broker.port.js';
import { INBOUND_TOPICS, type InboundTopic, LONGEST_RETENTION_MS, SEGMENT_MS } from './topics.js';

const TOPICS: readonly InboundTopic[] = Object.values(INBOUND_TOPICS);

const make = (admin: Admin, topics: readonly InboundTopic[], forGood: boolean): Promise<boolean> =>
  admin.createTopics({
    ...{ validateOnly: !forGood, waitForLeaders: forGood },
    topics: topics.map(({ name, partitions, retentionMs }) => ({
      ...{ topic: name, numPartitions: partitions, replicationFactor: -1 },
      configEntries: Object.entries({
        'cleanup.policy': 'delete',
        'retention.ms': String(retentionMs),
        'segment.ms': String(SEGMENT_MS),
        // Neither how long it is kept, nor which of two came first, is for whoever sends it.
        'message.timestamp.type': 'LogAppendTime',
      }).map(([name, value]) => ({ name, value })),
    })),
  });

type Settings = Readonly<Record<'policy' | 'retention' | 'timestamps', string | undefined>>;

const ensureKept = (topic: string, { policy, retention }: Settings): void => {
  const fix = `They hold names, and may be kept for 7 days: set cleanup.policy=delete and retention.ms=${String(LONGEST_RETENTION_MS)}, or less`;
  if (policy !== 'delete')
    throw new TopicRefused(
      `The topic ${topic} has cleanup.policy ${policy ?? 'none'}, so that messages stay however old they are. ${fix}`,
    );
  const ms = Number(retention ?? NaN);
  if (!(ms >= 0 && ms <= LONGEST_RETENTION_MS))
    throw new TopicRefused(
      `The topic ${topic} keeps messages ${ms < 0 ? 'for ever' : 'for longer than 7 days'} (retention.ms ${retention ?? 'unknown'}). ${fix}`,
    );
};

const ensureTimed = (topic: string, { timestamps }: Settings): void => {
  if (timestamps !== 'LogAppendTime')
    throw new TopicRefused(
      `The topic ${topic} has message.timestamp.type ${timestamps ?? 'unknown'}: whoever sends a message says when, and so for how long it is kept, and which of two came first. Set message.timestamp.type=LogAppendTime`,
    );
};

const look = async (admin: Admin, topics: readonly InboundTopic[]): Promise<void> => {
  if (topics.length === 0) return;
  const configNames = ['cleanup.policy', 'retention.ms', 'message.timestamp.type'];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({ type: ofTopic(), name, configNames })),
  });
  for (const { resourceName, configEntries } of resources) {
    const valueOf = (name: string) => configEntries.find(({ configName }) => configName === name)?.configValue;
    const settings = {
      ...{ policy: valueOf('cleanup.policy'), retention: valueOf('retention.ms') },
      timestamps: valueOf('message.timestamp.type'),
    };
    ensureKept(resourceName, settings);
    ensureTimed(resourceName, settings);
  }
};

const missing = async (admin: Admin): Promise<readonly InboundTopic[]> => {
  const found = new Set(await admin.listTopics());
  return TOPICS.filter(({ name }) => !found.has(name));
};

/** Looks at those that are there, tries whether the others could be made, and says how many those are. @throws TopicRefused */
export const lookAtTopics = async (admin: Admin): Promise<number> => {
  const lacking = await missing(admin);
  await look(
    admin,
    TOPICS.filter((topic) => !lacking.includes(topic)),
  );
  if (lacking.length > 0) await make(admin, lacking, false);
  return lacking.length;
};

/** Makes those that are not there. @throws TopicRefused */
export const ensureInboundTopics = async (admin: Admin): Promise<void> => {
  const lacking = await missing(admin);
  // Another copy of the server may make them at the same moment.
  if (lacking.length > 0) await make(admin, lacking, true);
  await look(admin, TOPICS);
};
