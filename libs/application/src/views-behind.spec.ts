import type { EventStore } from '@plumbline/event-log';
import type { Facts } from './facts.js';
import { RoundNominations } from './cycle/round-nominations.js';
import { Candidacies } from './person/candidacies.js';
import { SubjectFiles } from './person/subject-access/subject-files.js';
import { DueTexts } from './retention/due-texts.js';
import type { ReadViews } from './read-views.js';
import { type ViewProgress, ViewsBehind } from './view-progress.js';

const today = '2027-01-01';
const store = { head: () => Promise.resolve('7') } as unknown as EventStore;
const asked: string[] = [];
const progress: ViewProgress = {
  waitFor: (position) => {
    asked.push(position);
    return Promise.resolve(false);
  },
};
/** Whoever reads from them has not waited. */
const views = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('read too early');
    },
  },
) as ReadViews;
const parts = [store, views, progress] as const;

describe('what is decided by views', () => {
  it.each([
    ['the nominations of a round', () => new RoundNominations(...parts).of('spring', 'cho')],
    ['the nominations of somebody', () => new Candidacies(...parts, {} as Facts).of('ann')],
    ['nominations whose texts are due', () => new DueTexts(...parts).nominations(today)],
    ['cycles whose texts are due', () => new DueTexts(...parts).cycles(today)],
    ['what is kept about somebody', () => new SubjectFiles(...parts).of('ann', { admins: ['root', 'mate'], today })],
  ])('waits until they have come as far as the store, and is refused where they do not: %s', async (_, read) => {
    asked.length = 0;
    await expect(read()).rejects.toThrow(ViewsBehind);
    expect(asked).toEqual(['7']);
  });
});
