import { nominationIdOf } from '@plumbline/event-log';
import type { CycleCommand, FrameworkCommand, NominationCommand, PersonCommand } from '@plumbline/domain';
import { type CommandInput, type NominationInput } from '@plumbline/application';

export type Ask =
  | Readonly<{ on: 'framework'; ask: CommandInput<FrameworkCommand> }>
  | Readonly<{ on: 'cycle'; ask: CommandInput<Exclude<CycleCommand, { type: 'ExpireCycleTexts' }>> }>
  | Readonly<{ on: 'person'; ask: CommandInput<PersonCommand> }>
  | Readonly<{ on: 'nomination'; ask: NominationInput }>;

/** One command of the story: who gave it, and how many days before today (negative) or after. */
export type Step = Ask & Readonly<{ day: number; actor: string }>;

export type Story = Readonly<{ cycleId: string; candidateId: string; targetLevel: string; manager: string }>;

/** Stories of one cycle: who is nominated, for which level, by whom. */
export const storiesIn =
  ({ cycleId }: Readonly<{ cycleId: string }>) =>
  (candidateId: string, targetLevel: string, manager: string): Story => ({
    cycleId,
    candidateId,
    targetLevel,
    manager,
  });

/** Commands about one nomination, told as a story. */
export const storyOf = (story: Story) => {
  const nominationId = nominationIdOf(story.cycleId, story.candidateId, story.targetLevel);
  type Rest<C> = C extends { data: infer D } ? Omit<D, 'nominationId'> : never;
  return <T extends NominationCommand['type']>(
    day: number,
    actor: string,
    type: T,
    data: Rest<Extract<NominationInput, { type: T }>>,
  ): Step => ({
    on: 'nomination',
    day,
    actor,
    ask: { type, data: { ...data, nominationId } } as unknown as NominationInput,
  });
};
