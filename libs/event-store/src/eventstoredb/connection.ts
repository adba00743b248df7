import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type CallOptions, type ChannelCredentials, credentials, Metadata } from '@grpc/grpc-js';
import { type Endpoint, failureIn, leaderIn, NoAnswer } from './failures.js';
import { findLeader } from './gossip.js';

export type EventStoreDbAddress = Readonly<{
  endpoints: readonly Endpoint[];
  /** Whether the nodes of a cluster are asked which of them leads. */
  isCluster: boolean;
  credentials: Readonly<{ username: string; password: string }> | null;
  /** Null where what is sent can be read on its way. */
  tls: Readonly<{ ca: Buffer | null; key: Buffer | null; cert: Buffer | null }> | null;
}>;

type Client = InstanceType<typeof streamsService.StreamsClient>;
type Call = Readonly<{ cancel: () => void }>;
type Settle<T> = Readonly<{ resolve: (value: T) => void; reject: (error: unknown) => void }>;

/** Finds a dead peer; one that is there and silent is found by the deadline of a call. */
const KEEP_ALIVE_MS = 10_000;
/** As large as the largest event that a server takes. */
const MOST_BYTES = 17 * 1024 * 1024;

const channelCredentials = ({ tls }: EventStoreDbAddress): ChannelCredentials =>
  tls === null ? credentials.createInsecure() : credentials.createSsl(tls.ca, tls.key, tls.cert);

const headersOf = ({ credentials: user }: EventStoreDbAddress): Metadata => {
  const metadata = new Metadata();
  metadata.set('requires-leader', 'true');
  if (user === null) return metadata;
  const basic = Buffer.from(`${user.username}:${user.password}`).toString('base64');
  metadata.set('authorization', `Basic ${basic}`);
  return metadata;
};

/**
 * The services of EventStoreDB by their generated stubs. The client of that package is not used: its appends in batches hang on a silent server,
 * fail together with those of others, and tell a wrong revision in a conflict. Every call ends in time, and after one that failed the channel is
 * thrown away, so that nothing of it can hold up another.
 */
export class Connection {
  private client: Promise<Client> | undefined;
  private leader: Endpoint | undefined;
  private readonly headers: Metadata;
  isClosed = false;

  constructor(private readonly address: EventStoreDbAddress) {
    this.headers = headersOf(address);
  }

  /** What the server answers to one append. Where it rejects, the append may be done, unless by `Refused`. */
  append(parts: readonly streams.AppendReq[], until: number): Promise<streams.AppendResp> {
    return this.inTime<streams.AppendResp>(until, (client, options, { resolve, reject }) => {
      const call = client.append(this.headers, options, (error, answer) => {
        if (error === null) resolve(answer);
        else reject(error);
      });
      // What becomes of the call tells the callback.
      call.on('error', () => undefined);
      for (const part of parts) call.write(part);
      call.end();
      return call;
    });
  }

  read(request: streams.ReadReq, until: number): Promise<readonly streams.ReadResp[]> {
    return this.inTime<readonly streams.ReadResp[]>(until, (client, options, { resolve, reject }) => {
      const answers: streams.ReadResp[] = [];
      const call = client.read(request, this.headers, options);
      call.on('data', (answer: streams.ReadResp) => answers.push(answer));
      call.on('error', reject);
      call.on('end', () => {
        resolve(answers);
      });
      return call;
    });
  }

  /** Until it is closed, or the server ends it, with or without an error: `ended` hears that once. */
  async follow(
    request: streams.ReadReq,
    heard: (answer: streams.ReadResp) => void,
    ended: () => void,
  ): Promise<() => void> {
    const client = await this.connected();
    const call = client.read(request, this.headers);
    let isOver = false;
    const end = (): void => {
      if (!isOver) ended();
      isOver = true;
    };
    call.on('data', heard);
    call.on('error', end);
    call.on('end', end);
    return () => {
      isOver = true;
      call.cancel();
    };
  }

  /** Breaks off what is on it. */
  close(): void {
    this.isClosed = true;
    if (this.client !== undefined) this.drop(this.client);
  }

  private async inTime<T>(
    until: number,
    start: (client: Client, options: CallOptions, settle: Settle<T>) => Call,
  ): Promise<T> {
    const using = (this.client ??= this.connect());
    let call: Call | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        const left = Math.max(1, until - performance.now());
        timer = setTimeout(() => {
          reject(new NoAnswer());
        }, left);
        const begin = (client: Client): void => {
          call = start(client, { deadline: Date.now() + left }, { resolve, reject });
        };
        using.then(begin).catch(reject);
      });
    } catch (error) {
      call?.cancel();
      this.failed(using, error);
      throw failureIn(error, this.address);
    } finally {
      clearTimeout(timer);
    }
  }

  private failed(using: Promise<Client>, error: unknown): void {
    this.leader = leaderIn(error);
    this.drop(using);
  }

  private drop(using: Promise<Client>): void {
    if (this.client === using) this.client = undefined;
    using.then(
      (client) => {
        client.close();
      },
      () => undefined,
    );
  }

  private connected(): Promise<Client> {
    return (this.client ??= this.connect());
  }

  private async connect(): Promise<Client> {
    if (this.isClosed) throw new Error('closed');
    const { address, port } = await this.endpoint();
    return new streamsService.StreamsClient(`${address}:${String(port)}`, channelCredentials(this.address), {
      'grpc.keepalive_time_ms': KEEP_ALIVE_MS,
      'grpc.keepalive_timeout_ms': KEEP_ALIVE_MS,
      'grpc.max_receive_message_length': MOST_BYTES,
      // Whoever asks tries again, within a deadline that the client does not know.
      'grpc.enable_retries': 0,
      // Else channels to the same server share the connection that one of them was thrown away for.
      'grpc.use_local_subchannel_pool': 1,
    });
  }

  private async endpoint(): Promise<Endpoint> {
    const { endpoints, isCluster } = this.address;
    const [only] = endpoints;
    if (this.leader !== undefined) return this.leader;
    if (!isCluster && only !== undefined) return only;
    return findLeader(endpoints, { credentials: channelCredentials(this.address), headers: this.headers });
  }
}
