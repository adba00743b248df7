import type { FrameworkCommand, FrameworkEvent } from '@plumbline/domain';

/** Events and commands of one framework, of which a spec says only what it is about. */
export const frameworkTold = (frameworkId: string) => ({
  event: (type: FrameworkEvent['type'], data: object): FrameworkEvent =>
    ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent,
  command: (type: FrameworkCommand['type'], data: object): FrameworkCommand =>
    ({
      type,
      data: { frameworkId, ...data },
      actor: 'admin',
      now: '2027-01-01T00:00:00Z',
    }) as unknown as FrameworkCommand,
});
