import { Kafka, logLevel } from 'kafkajs';
import { describeWhere } from '../../support/describe-where.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

describeWhere('kafka', 'the Kafka of tests', () => {
  const server = useKafka();

  it('keeps what it acknowledged over a kill', async () => {
    const kafka = new Kafka({ brokers: [...server().brokers], logLevel: logLevel.NOTHING });
    const [admin, producer] = [kafka.admin(), kafka.producer()];
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }], waitForLeaders: true });
    await producer.send({ topic: 'kept', acks: -1, messages: [{ key: 'a', value: '1' }] });
    await server().kill();
    await server().start();
    const [offsets] = await admin.fetchTopicOffsets('kept');
    expect(offsets?.high).toBe('1');
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
});
