export type KafkaAddress = Readonly<{
  brokers: readonly string[];
  tls: Readonly<{ ca: Buffer | null }> | null;
  sasl: Readonly<{
    mechanism: 'scram-sha-512' | 'scram-sha-256' | 'plain';
    username: string;
    password: Readonly<{ reveal: () => string }>;
  }> | null;
}>;
