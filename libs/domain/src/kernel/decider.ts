/**
 * One aggregate's rules. `decide` answers the events that a command causes (none means "already so") or throws a
 * `DomainError`; `evolve` folds one event and must accept every event that `decide` has ever produced.
 */
export type Decider<State, Command, Event> = Readonly<{
  initialState: () => State;
  decide: (command: Command, state: State) => readonly Event[];
  evolve: (state: State, event: Event) => State;
}>;
