import { KafkaServer } from './server.js';

/** Inside a `describe`: a Kafka that runs as long as its tests do. */
export const useKafka = (): (() => KafkaServer) => {
  let server: KafkaServer | undefined;
  beforeAll(async () => {
    server = await KafkaServer.start();
  });
  afterAll(async () => {
    await server?.dispose();
  });
  return () => {
    if (server === undefined) throw new Error('There is a Kafka from beforeAll on');
    return server;
  };
};
