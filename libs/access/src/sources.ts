/** Everything that a source of people may do: change what it knows of people, and nothing else. What is not here is refused. */
export const SOURCE_COMMANDS = [
  'RegisterPerson',
  'RecordDeparture',
  'ReturnPerson',
  'ChangeManager',
  'ChangeLevel',
  'ChangeOrgUnit',
  'CorrectPerson',
] as const;
export type SourceCommand = (typeof SOURCE_COMMANDS)[number];

/** As the actor of events: no id of a person has a slash, so that a source is never taken for somebody. */
export const sourceActor = (source: string): string => `source/${source}`;

/** Whether a source that says so is one of those that were named, and may do that. */
export const maySource = (named: readonly string[], source: string, command: string): command is SourceCommand =>
  named.includes(source) && SOURCE_COMMANDS.some((may) => may === command);
