/**
 * One aggregate's rules. `decide` answers the events that a command causes (none means "already so") or throws a
 * `DomainError`; `evolve` folds one event, which carries the time of its recording (see
 * `Timed`), and must accept every event that `decide` has ever produced.
 */
export type Decider<State, Command, Event> = Readonly<{
  initialState: () => State;
  decide: (command: Command, state: State) => readonly Event[];
  evolve: (state: State, event: Event) => State;
  /** As `evolve` one by one, for aggregates of which folding many at once is much cheaper. */
  evolveAll?: (state: State, events: readonly Event[]) => State;
}>;

/** The state after all of the events. */
export const evolved = <State, Event>(
  { evolve, evolveAll }: Pick<Decider<State, never, Event>, 'evolve' | 'evolveAll'>,
  state: State,
  events: readonly Event[],
): State => (evolveAll === undefined ? events.reduce(evolve, state) : evolveAll(state, events));
