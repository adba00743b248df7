import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

export type ViewLag = Readonly<{ view: string; lag: number; parked: number }>;
/** What a relay to Kafka does, asked when the figures are read. `lag`: undefined where another process relays. */
export type WatchedLogTree = Readonly<{ sizes: Readonly<{ tree: number; signed: number }>; failure: string | null }>;
export type WatchedRelay = Readonly<{ isActive: boolean; published: number; lag: () => Promise<number | undefined> }>;
/** What takes changes of people from Kafka, asked when the figures are read. `lag`: undefined where it is not known. */
export type WatchedInbound = Readonly<{
  counts: Readonly<Record<string, number>>;
  lag: number | undefined;
  failure: string | null;
}>;
/** Where work waits inside a process. */
export type Queue = 'appends' | 'commands' | 'documents';

/** Everything that one process measures, in a registry of its own. */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly http = new Histogram({
    name: 'plumbline_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by method, part of the server and class of status.',
    labelNames: ['method', 'part', 'status'] as const,
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly refused = new Counter({
    name: 'plumbline_refused_total',
    help: 'Requests that were refused with 503, by the code of the problem.',
    labelNames: ['cause'] as const,
    registers: this.registers,
  });
  readonly appends = new Counter({
    name: 'plumbline_appends_total',
    help: 'Appends to the event store by outcome.',
    labelNames: ['outcome'] as const,
    registers: this.registers,
  });
  readonly appendedEvents = new Counter({
    name: 'plumbline_appended_events_total',
    help: 'Events that were made durable.',
    registers: this.registers,
  });
  readonly appendSeconds = new Histogram({
    name: 'plumbline_append_duration_seconds',
    help: 'Time from asking for an append to its acknowledgement.',
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly commitSize = new Histogram({
    name: 'plumbline_commit_appends',
    help: 'Appends that shared one commit.',
    buckets: SIZES,
    registers: this.registers,
  });
  private readonly lag = new Gauge({
    name: 'plumbline_projection_lag_events',
    help: 'Events that a view has not handled yet.',
    labelNames: ['view'] as const,
    registers: this.registers,
  });
  private readonly parked = new Gauge({
    name: 'plumbline_parked_streams',
    help: 'Streams that a view has set aside because an event of theirs failed.',
    labelNames: ['view'] as const,
    registers: this.registers,
  });

  private readonly ready = new Gauge({
    name: 'plumbline_views_ready',
    help: '1 where the views can be served as they should, otherwise 0.',
    registers: this.registers,
  });

  private runsProjections: () => boolean = () => false;
  private readonly queues = new Map<Queue, () => number>();

  constructor() {
    const { queues } = this;
    const isActive = (): boolean => this.runsProjections();
    new Gauge({
      name: 'plumbline_projections_active',
      help: 'Whether this process runs the projections: 1, or 0.',
      registers: this.registers,
      collect() {
        this.set(isActive() ? 1 : 0);
      },
    });
    new Gauge({
      name: 'plumbline_queue_length',
      help: 'What waits: appends for their acknowledgement, commands for their turn on a stream, documents to be read.',
      labelNames: ['queue'] as const,
      registers: this.registers,
      collect() {
        for (const [queue, length] of queues) this.set({ queue }, length());
      },
    });
  }

  /** Whether this process runs the projections is asked whenever the figures are read. */
  watchProjections(isActive: () => boolean): void {
    this.runsProjections = isActive;
  }

  /** Only where there is a relay. */
  watchRelay(relay: WatchedRelay): void {
    const { registers } = this;
    new Gauge({
      name: 'plumbline_relay_active',
      help: 'Whether this process sends public events to Kafka: 1, or 0.',
      registers,
      collect() {
        this.set(relay.isActive ? 1 : 0);
      },
    });
    new Gauge({
      name: 'plumbline_relay_lag_events',
      help: 'Stored events that the relay to Kafka has not handled yet; only of a process that relays, or tries to.',
      registers,
      async collect() {
        const lag = await relay.lag().catch(() => undefined);
        if (lag === undefined) this.remove();
        else this.set(lag);
      },
    });
    new Gauge({
      name: 'plumbline_relay_published_events',
      help: 'Public events that Kafka has acknowledged to this process.',
      registers,
      collect() {
        this.set(relay.published);
      },
    });
  }

  /** Only of a process that keeps the tree of the log. */
  watchLogTree(keeper: WatchedLogTree): void {
    const { registers } = this;
    new Gauge({
      name: 'plumbline_log_tree_events',
      help: 'Stored events that are in the tree of the log, and that the last signed checkpoint covers.',
      labelNames: ['covered_by'] as const,
      registers,
      collect() {
        const { tree, signed } = keeper.sizes;
        this.set({ covered_by: 'tree' }, tree);
        this.set({ covered_by: 'checkpoint' }, signed);
      },
    });
    new Gauge({
      name: 'plumbline_log_tree_failed',
      help: 'Whether the tree of the log cannot be kept or signed, as the log of the process says: 1, or 0.',
      registers,
      collect() {
        this.set(keeper.failure === null ? 0 : 1);
      },
    });
  }

  /** Only where changes of people are taken from Kafka. */
  watchInbound(inbound: WatchedInbound): void {
    const { registers } = this;
    new Gauge({
      name: 'plumbline_inbound_messages',
      help: 'Changes of people that came from Kafka to this process, by what became of them.',
      labelNames: ['outcome'] as const,
      registers,
      collect() {
        for (const [outcome, count] of Object.entries(inbound.counts)) this.set({ outcome }, count);
      },
    });
    new Gauge({
      name: 'plumbline_inbound_lag_messages',
      help: 'Changes of people that wait in Kafka for this process, when it last looked.',
      registers,
      collect() {
        if (inbound.lag === undefined) this.remove();
        else this.set(inbound.lag);
      },
    });
    new Gauge({
      name: 'plumbline_inbound_standing_still',
      help: '1 where changes of people are not taken from Kafka, otherwise 0.',
      registers,
      collect() {
        this.set(inbound.failure === null ? 0 : 1);
      },
    });
  }

  /** `length` is asked whenever the figures are read. */
  watchQueue(queue: Queue, length: () => number): void {
    this.queues.set(queue, length);
  }

  /** Starts the collection of process figures, event-loop lag among them. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  setViews(isReady: boolean, views: readonly ViewLag[]): void {
    this.ready.set(isReady ? 1 : 0);
    for (const { view, lag, parked } of views) {
      this.lag.set({ view }, lag);
      this.parked.set({ view }, parked);
    }
  }

  /** Prometheus text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
