import { randomUUID } from 'node:crypto';
import { type ChangeKind, changeType, INBOUND_TOPICS } from '@plumbline/messaging';
import kafkajs, { type Producer } from 'kafkajs';

type Data = Readonly<{ person: string } & Record<string, unknown>>;
type Sent = Readonly<{
  id?: string;
  source?: string;
  key?: string | null;
  /** In place of the data as JSON. */
  value?: string | Buffer | null;
  headers?: Readonly<Record<string, string>>;
}>;

/** What sends changes of people, as an HR system does. */
export class HrSystem {
  private constructor(private readonly producer: Producer) {}

  static async connect(brokers: readonly string[]): Promise<HrSystem> {
    const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    return new HrSystem(producer);
  }

  /** Resolves to its id once the broker has it. */
  async says(kind: ChangeKind, data: Data, sent: Sent = {}): Promise<string> {
    const { id = randomUUID(), source = 'HR', key = data.person, value = JSON.stringify(data), headers = {} } = sent;
    const attributes = { ce_specversion: '1.0', ce_id: id, ce_source: source, ce_type: changeType(kind) };
    const messages = [{ key, value, headers: { ...attributes, 'content-type': 'application/json', ...headers } }];
    await this.producer.send({ topic: INBOUND_TOPICS.people.name, acks: -1, messages });
    return id;
  }

  joins(person: string, more: object = {}): Promise<string> {
    const joined = { person, name: `Name of ${person}`, orgUnit: 'platform', effectiveDate: '2026-01-01' };
    return this.says('joined', { ...joined, ...more });
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
