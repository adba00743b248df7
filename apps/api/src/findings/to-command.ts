import { type CommandContext, ResolveFinding } from '@plumbline/application';
import type { FindingAbout } from '@plumbline/domain';

export const toResolveFinding = (
  about: FindingAbout,
  said: Readonly<{ findingId: string; reason: string }>,
  context: CommandContext,
): ResolveFinding => new ResolveFinding({ type: 'ResolveFinding', data: { about, ...said } }, context);
