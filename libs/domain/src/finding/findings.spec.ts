import { deciderSpec, NOW, story } from '@plumbline/testing';
import { cycle } from '../cycle/index.js';
import { DEFAULT_POLICY } from '../kernel/policy.js';
import { nomination } from '../nomination/index.js';
import { person } from '../person/index.js';
import type { FindingAbout, FindingCommand, FindingEvent, Found } from './index.js';

const place = (eventId: string) => ({ eventId, eventType: 'PhaseAdvanced', revision: '4' });
const found: Found = {
  ...{ kind: 'broken-guard', done: place('e1'), changedBy: place('e2') },
  decidedOn: { stream: 'person-mo', revision: '1' },
};
const on = (kind: FindingAbout['kind'], id: string) => ({ kind, id });
const raise = (about: FindingAbout): FindingCommand => ({
  ...{ type: 'RaiseFinding', actor: 'system/findings', now: NOW },
  data: { findingId: 'f1', about, found },
});
const raised = (about: FindingAbout): FindingEvent => ({
  type: 'FindingRaised',
  data: { findingId: 'f1', about, found },
});
const resolve = (about: FindingAbout, reason = 'It may stay.', actor = 'chris'): FindingCommand => ({
  ...{ type: 'ResolveFinding', actor, now: NOW },
  data: { findingId: 'f1', about, reason },
});
const resolved = (about: FindingAbout, subjectId: string): FindingEvent => ({
  type: 'FindingResolved',
  data: { findingId: 'f1', about, subjectId, reason: 'It may stay.' },
});

describe('a finding on a nomination', () => {
  const { given } = deciderSpec(nomination);
  const about = on('nomination', 'nomination-1');

  it('is raised once, however often it is told of, also where it was resolved', () => {
    given(...story.opened)
      .when(raise(about))
      .then(raised(about));
    given(...story.opened, raised(about))
      .when(raise(about))
      .thenNothing();
    given(...story.opened, raised(about), resolved(about, 'cleo'))
      .when(raise(about))
      .thenNothing();
  });

  it('is resolved once, with a reason that is about the candidate', () => {
    given(...story.opened, raised(about))
      .when(resolve(about))
      .then(resolved(about, 'cleo'));
    given(...story.opened, raised(about), resolved(about, 'cleo'))
      .when(resolve(about))
      .thenNothing();
    given(...story.opened, raised(about))
      .when(resolve(about, ' '))
      .thenRejected('reason-missing');
  });

  it('leaves everything else of the nomination as it was', () => {
    const before = story.opened.reduce(nomination.evolve, nomination.initialState());
    const after = nomination.evolve(before, raised(about));
    expect({ ...after, findings: null }).toEqual({ ...before, findings: null });
  });
});

describe('a finding on something else', () => {
  it('has a reason that is about whoever writes it, on a closed cycle too', () => {
    const about = on('cycle', 'spring');
    const opened = {
      ...{ cycleId: 'spring', title: 'Spring', framework: { id: 'eng', version: 1 }, track: 'eng', levels: ['staff'] },
      policy: DEFAULT_POLICY,
      deadlines: { nominations: NOW, reviews: NOW, votes: NOW, decisions: NOW },
    };
    deciderSpec(cycle)
      .given(
        { type: 'CycleOpened', data: opened },
        { type: 'CycleClosed', data: { cycleId: 'spring', unfinished: [] } },
        raised(about),
      )
      .when(resolve(about))
      .then(resolved(about, 'chris'));
  });

  it('is resolved by nobody on their own record', () => {
    const about = on('person', 'mo');
    const registered = {
      ...{ personId: 'mo', displayName: 'Mo', email: null, sourceId: null, orgUnit: 'x', level: null },
      ...{ managerId: null, effectiveDate: '2026-01-01' },
    };
    const { given } = deciderSpec(person);
    const before = [{ type: 'PersonRegistered' as const, data: registered }, raised(about)];
    given(...before)
      .when(resolve(about, 'It may stay.', 'mo'))
      .thenRejected('own-record');
    given(...before)
      .when(resolve(about))
      .then(resolved(about, 'mo'));
  });
});
