import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  type Metadata,
  type sendUnaryData,
  type Server as GrpcServer,
  Server,
  type ServerReadableStream,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { FAILURES } from './failures.js';
import { credentialsOf, ensureKnown, type Secured, securedUrl } from './secured.js';
import { gossipMethods, type Member } from './gossip.js';
import { Faults } from './faults.js';
import { type Appended, type Expected, type Kept, type Sent, ServerLog } from './log.js';
import { appendAnswer, eventMessage, expectedIn, nameIn, notFound, sentIn } from './messages.js';
import { selected, type Selection, selectionIn } from './selection.js';
import { type ReadCall, Subscription } from './subscription.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

const MOST_BYTES = 32 * 1024 * 1024;
/** So far reads are behind of a node that does not lead. */
const LAG_MS = 100;

/** Throws what the server says instead of an answer. */
const answeredOr = (
  appended: Appended,
  stream: string,
  most: number,
): Exclude<Appended, { is: 'deleted' | 'too-large' }> => {
  if (appended.is === 'deleted') throw FAILURES.deleted(stream);
  if (appended.is === 'too-large') throw FAILURES.tooLarge(most);
  return appended;
};

/** The services that the client speaks to, over a log in memory, with the faults that it is told to have. */
export class EventStoreDbServer {
  readonly faults: Faults;
  /** Of the cluster, as this node tells of it. */
  members: readonly Member[] = [];
  private readonly subscriptions = new Set<Subscription>();
  private leader: EventStoreDbServer | undefined;

  private constructor(
    readonly log: ServerLog,
    private readonly grpc: GrpcServer,
    readonly proxy: CutProxy,
    private readonly secured: Secured | null,
  ) {
    this.faults = new Faults(() => {
      proxy.cutAll();
    });
  }

  /** On a log of its own, or one that another server left; `secured`: by TLS, for one user. */
  static async start(log = new ServerLog(), secured: Secured | null = null): Promise<EventStoreDbServer> {
    const grpc = new Server({ 'grpc.max_receive_message_length': MOST_BYTES });
    const port = await new Promise<number>((resolve, reject) => {
      grpc.bindAsync('127.0.0.1:0', credentialsOf(secured), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    const server = new EventStoreDbServer(log, grpc, await CutProxy.start(port), secured);
    server.serve();
    return server;
  }

  get url(): string {
    const at = String(this.proxy.port);
    return this.secured === null ? `esdb://127.0.0.1:${at}?tls=false` : securedUrl(this.secured, at);
  }

  /** How many subscriptions are told of events. */
  get following(): number {
    return [...this.subscriptions].filter(({ isOpen }) => isOpen).length;
  }

  /** From now on another node of the same log leads, and what needs the leader is refused here; undefined: this one leads. */
  follow(leader: EventStoreDbServer | undefined): void {
    this.leader = leader;
    if (leader !== undefined) this.endSubscriptions();
  }

  /** Each ends without an error. */
  endSubscriptions(): void {
    for (const each of this.subscriptions) each.end();
  }

  /** None is sent anything more, nor told so. */
  silenceSubscriptions(): void {
    for (const each of this.subscriptions) each.close();
  }

  sendCheckpoint(position: number | undefined): void {
    for (const each of this.subscriptions) each.checkpoint(position);
  }

  async close(): Promise<void> {
    await this.proxy.close();
    this.grpc.forceShutdown();
  }

  private serve(): void {
    this.grpc.addService(gossipService.GossipService, gossipMethods(this));
    this.grpc.addService(streamsService.StreamsService, {
      append: (call: AppendCall, answer: sendUnaryData<streams.AppendResp>) => {
        this.append(call).then(
          (done) => {
            answer(null, done);
          },
          (error: unknown) => {
            answer(error as Error);
          },
        );
      },
      read: (call: ReadCall) => {
        this.read(call).catch((error: unknown) => {
          call.emit('error', error);
        });
      },
    });
    this.grpc.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<features.SupportedMethods>) => {
        const methods = new features.SupportedMethods();
        methods.setEventStoreServerVersion('24.10.0');
        this.faults
          .around(['features'], () => methods)
          .then(
            (found) => {
              answer(null, found);
            },
            (error: unknown) => {
              answer(error as Error);
            },
          );
      },
    });
  }

  private async append(call: AppendCall): Promise<streams.AppendResp> {
    const given: { stream: string; expected: Expected; events: Sent[] } = { stream: '', expected: 'any', events: [] };
    for await (const part of call as AsyncIterable<streams.AppendReq>) {
      const [options, proposed] = [part.getOptions(), part.getProposedMessage()];
      if (options !== undefined)
        Object.assign(given, { stream: nameIn(options.getStreamIdentifier()), expected: expectedIn(options) });
      if (proposed !== undefined) given.events.push(sentIn(proposed));
    }
    ensureKnown(this.secured, call.metadata);
    // As the real one, which does nothing where it has not read all of what was sent.
    if (call.cancelled) throw FAILURES.invalid('cut off');
    const { stream, expected, events } = given;
    return this.faults.around([`append ${stream}`, 'append'], () => {
      this.ensureLeads(call.metadata);
      const appended = this.log.append(stream, expected, events);
      return appendAnswer(answeredOr(appended, stream, this.log.maxAppend), expected);
    });
  }

  private async read(call: ReadCall): Promise<void> {
    ensureKnown(this.secured, call.metadata);
    const selection = selectionIn(call.request);
    const method = selection.isSubscription ? 'subscribe' : 'read';
    await this.faults.around([method], () => {
      this.ensureLeads(call.metadata);
      if (selection.isSubscription) this.subscribe(call, selection);
      else this.answer(call, selection);
    });
  }

  private ensureLeads(metadata: Metadata): void {
    if (this.leader === undefined || metadata.get('requires-leader')[0] !== 'true') return;
    throw FAILURES.notLeader('127.0.0.1', this.leader.proxy.port);
  }

  private subscribe(call: ReadCall, selection: Selection): void {
    const subscription = new Subscription(this.log, selection, call);
    this.subscriptions.add(subscription);
    call.on('cancelled', () => this.subscriptions.delete(subscription));
    subscription.start();
  }

  private answer(call: ReadCall, selection: Selection): void {
    const { stream } = selection;
    if (stream !== undefined && this.log.isDeleted(stream)) throw FAILURES.deleted(stream);
    const until = this.leader === undefined ? Infinity : Date.now() - LAG_MS;
    const isHere = ({ created }: Kept): boolean => created <= until;
    const isAsked = (event: Kept): boolean => isHere(event) && selection.isAsked(event);
    if (stream !== undefined && !this.log.shownOf(stream).some(isHere)) call.write(notFound(stream));
    else for (const event of selected(this.log, { ...selection, isAsked })) call.write(eventMessage(event));
    call.end();
  }
}
