import { KafkajsBroker } from './kafkajs-broker.js';

const MESSAGE = { topic: 't', key: 'k', value: null, headers: {} };

describe('a client that sends', () => {
  const open = () => {
    const broker = new KafkajsBroker({ brokers: ['127.0.0.1:9'], tls: null, sasl: null });
    const acknowledge: (() => void)[] = [];
    Object.assign(broker, {
      producer: {
        sendBatch: () => new Promise<void>((resolve) => acknowledge.push(resolve)),
        disconnect: () => Promise.resolve(),
      },
    });
    return { broker, acknowledge };
  };
  const settled = async (sent: Promise<void>): Promise<unknown> =>
    sent.then(
      () => 'sent',
      (error: unknown) => (error as Error).message,
    );

  it('gives Kafka one request at a time', async () => {
    const { broker, acknowledge } = open();
    const [first, second] = [broker.send([MESSAGE]), broker.send([MESSAGE])];
    await Promise.resolve();
    expect(acknowledge).toHaveLength(1);
    acknowledge[0]?.();
    await first;
    expect(acknowledge).toHaveLength(2);
    acknowledge[1]?.();
    expect(await settled(second)).toBe('sent');
  });

  it('does not send what waits once it is closed', async () => {
    const { broker, acknowledge } = open();
    const [first, second] = [broker.send([MESSAGE]), broker.send([MESSAGE])];
    await Promise.resolve();
    await broker.close();
    acknowledge[0]?.();
    expect([await settled(first), await settled(second), acknowledge.length]).toEqual([
      'sent',
      'the client was closed',
      1,
    ]);
  });
});
