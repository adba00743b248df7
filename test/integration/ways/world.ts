import { type AccessPolicy, type Principal, type Role } from '@plumbline/access';
import {
  Aggregates,
  Candidacies,
  checkAgainInTurn,
  COMMAND_HANDLERS,
  type CommandContext,
  Facts,
  Forgetting,
  idOf,
  kindOf,
  NamedIds,
  Namesakes,
  Newcomers,
  NotFound,
  OpenNominations,
  type Receipt,
  readingOnce,
  RoundNominations,
  SourceIds,
  SubjectFiles,
  ViewerResolver,
} from '@plumbline/application';
import {
  dayOf,
  DomainError,
  type Fault,
  type Instant,
  type PersonId,
  type Recorded,
  type Refusal,
} from '@plumbline/domain';
import { type Codec, MemoryEventStore } from '@plumbline/event-store';
import { idsAndEmails } from '@plumbline/read-model';
import type { Command, ICommandHandler } from '@nestjs/cqrs';
import { Admission } from '../../../apps/api/src/access/admission.js';
import { handlersOf } from '../../../apps/api/src/access/every-route-declares.js';
import { ROUTE_POLICY } from '../../../apps/api/src/http/allow.js';
import { Problem } from '../../../apps/api/src/http/problems.js';
import { type CommandType, WRITE_OPTIONS, type WriteOptions } from '../../../apps/api/src/http/route-options.js';
import { CONTROLLERS } from '../../../apps/api/src/routes.js';
import { messageOf } from '../../../apps/api/src/sample/dispatch.js';
import type { Ask } from '../../../apps/api/src/sample/step.js';
import { MemoryViews } from './memory-views.js';

export type { CommandType };
export type Data = Readonly<Record<string, unknown>>;
/** `refusal`: the row of the rule that refused; none where the route is not for whoever asked. */
export type Refused = Readonly<{
  code: string;
  message: string;
  refusal?: Refusal;
  faults?: readonly Fault[] | undefined;
}>;

/** Who may send a command, by its route. */
const POLICIES: ReadonlyMap<CommandType, AccessPolicy> = new Map(
  CONTROLLERS.flatMap((controller) =>
    handlersOf(controller).flatMap(([, handler]) => {
      const options = Reflect.getMetadata(WRITE_OPTIONS, handler) as WriteOptions | undefined;
      const policy = Reflect.getMetadata(ROUTE_POLICY, handler) as AccessPolicy;
      return options === undefined ? [] : [[options.command, policy] as const];
    }),
  ),
);
export const policyOf = (type: CommandType): AccessPolicy => {
  const policy = POLICIES.get(type === 'MovePhaseBack' ? 'AdvancePhase' : type);
  if (policy === undefined) throw new Error(`No route sends ${type}.`);
  return policy;
};

const NEW: Readonly<Partial<Record<CommandType, Ask['on']>>> = {
  DraftFramework: 'framework',
  OpenCycle: 'cycle',
  RegisterPerson: 'person',
};
const kindFor = (type: CommandType): Ask['on'] => {
  const { on } = policyOf(type);
  if (on === 'system') return NEW[type] ?? 'person';
  return on === 'candidate-in-body' ? 'nomination' : on;
};
const RESOURCE = {
  nomination: 'nominationId',
  cycle: 'cycleId',
  person: 'personId',
  framework: 'frameworkId',
  'candidate-in-body': 'candidateId',
  system: '',
} as const;

/** Knows the names of its streams. */
class ListedStore extends MemoryEventStore {
  readonly streams = new Set<string>();

  override append(...args: Parameters<MemoryEventStore['append']>): ReturnType<MemoryEventStore['append']> {
    this.streams.add(args[0]);
    return super.append(...args);
  }
}

/** An application in memory: its event log, its views, its clock and who has which role. */
export class World {
  readonly facts: Facts;
  private readonly aggregates: Aggregates;
  private readonly admission: Admission;
  private readonly parts: readonly object[];

  private constructor(
    private readonly store: ListedStore,
    private readonly views: MemoryViews,
    public now: Instant,
    readonly roles: Map<PersonId, readonly Role[]>,
  ) {
    this.aggregates = new Aggregates(store);
    this.facts = new Facts(this.aggregates);
    const viewers = new ViewerResolver(this.facts, views.db);
    const namesakes = new Namesakes(
      () => idsAndEmails(views.db),
      (id) => this.facts.registeredLike(id),
    );
    const sourceIds = new SourceIds(this.aggregates, this.facts, namesakes);
    this.admission = new Admission(viewers, store, views, sourceIds);
    const candidacies = new Candidacies(store, views.db, views, this.facts);
    this.parts = [
      ...[this.aggregates, this.facts, namesakes, sourceIds, new RoundNominations(store, views.db, views)],
      ...[new OpenNominations(this.facts, candidacies), new Forgetting(this.aggregates, namesakes, views.db)],
      new Newcomers(this.facts, namesakes, sourceIds, new NamedIds('allow')),
      new SubjectFiles(store, views.db, views),
    ];
  }

  static begin(now: Instant): World {
    const store = new ListedStore();
    return new World(store, MemoryViews.open(store), now, new Map());
  }

  /** What is done in it is taken back afterwards. `codec`: what keeps the texts of its log. */
  async inBranch<T>(work: (branch: World) => Promise<T>, codec?: Codec): Promise<T> {
    const store = new ListedStore(codec);
    const events = (await this.store.readAll(null, 10_000)) as readonly Recorded[];
    for (const { stream, id, type, data, metadata } of events)
      await store.append(stream, 'any', [{ id, type, data, metadata }]);
    const views = await this.views.branch(store);
    try {
      return await work(new World(store, views, this.now, new Map(this.roles)));
    } finally {
      await views.takeBack();
    }
  }

  ids(kind: Ask['on']): readonly string[] {
    return [...this.store.streams].filter((stream) => kindOf(stream) === kind).map(idOf);
  }

  /** As a request would: whether they are here, what the route asks for, and the command. Undefined where it is done, or is so already. */
  async send(actor: PersonId, type: CommandType, data: Data): Promise<Refused | undefined> {
    try {
      await readingOnce(() => this.admitted(actor, type, data));
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return error;
      if (error instanceof Problem) return { code: error.code, message: error.message };
      if (error instanceof NotFound) return { code: 'not-found', message: error.message };
      throw error;
    }
  }

  /** The next command reads every stream anew. */
  forgetStates(): void {
    this.aggregates.forgetStates();
  }

  private async admitted(actor: PersonId, type: CommandType, data: Data): Promise<Receipt> {
    const principal: Principal = { personId: actor, roles: this.roles.get(actor) ?? [] };
    const policy = policyOf(type);
    const today = dayOf(this.now);
    const named = (field: string): string => (typeof data[field] === 'string' ? data[field] : '');
    const round = policy.on === 'candidate-in-body' ? { cycleId: named('cycleId') } : {};
    const asking = { policy, id: named(RESOURCE[policy.on]), ...round, today, isWrite: true };
    const admit = async () => {
      await this.admission.ensureHere(principal, today);
      return this.admission.admit(principal, asking);
    };
    checkAgainInTurn(await admit(), admit);
    const context = { actor, roles: principal.roles, now: this.now, correlationId: 'c', causationId: 'c' };
    return this.execute({ on: kindFor(type), ask: { type, data } } as unknown as Ask, context);
  }

  private execute(ask: Ask, context: CommandContext): Promise<Receipt> {
    const message = messageOf(ask, context);
    const { name } = message.constructor;
    const Handler = COMMAND_HANDLERS.find((each) => each.name === `${name}Handler`);
    if (Handler === undefined) throw new Error(`Nothing handles ${name}.`);
    return this.made(Handler).execute(message);
  }

  /** With the parts that its constructor names. */
  private made(Handler: (typeof COMMAND_HANDLERS)[number]): ICommandHandler<Command<Receipt>> {
    const types = Reflect.getMetadata('design:paramtypes', Handler) as readonly unknown[];
    const named = (Reflect.getMetadata('self:paramtypes', Handler) ?? []) as readonly {
      index: number;
      param: unknown;
    }[];
    const args = types.map((type, at) => {
      const wanted = named.find(({ index }) => index === at)?.param ?? type;
      return this.parts.find((part) => part.constructor === wanted);
    });
    return new (Handler as unknown as new (...given: unknown[]) => ICommandHandler<Command<Receipt>>)(...args);
  }

  close(): void {
    this.views.close();
  }
}
