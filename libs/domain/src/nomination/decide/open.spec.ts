import { asks, deciderSpec, NOW, story, storyCycle, storyRubric } from '@plumbline/testing';
import type { OpenNomination } from './open.js';
import { nomination } from '../index.js';

const { given } = deciderSpec(nomination);
const cycle = { ...storyCycle, phase: 'nominating' as const };
const data = { nominationId: 'nomination-1', cycleId: 'spring', candidateId: 'cleo', targetLevel: 'staff' };
const facts = { cycle, rubric: storyRubric, rivals: [], candidate: { level: 'senior', orgUnit: 'platform' } };
const open = (over: Partial<Pick<OpenNomination, 'data' | 'actor' | 'now' | 'facts'>> = {}): OpenNomination => ({
  type: 'OpenNomination',
  actor: 'mo',
  now: NOW,
  data,
  facts,
  ...over,
});

describe('opening a nomination', () => {
  it("pins the framework version of the cycle and the candidate's level", () => {
    given()
      .when(open())
      .then(...story.opened);
  });
  it('changes nothing for the same person, level and cycle, whoever repeats it', () => {
    given(...story.written)
      .when(open({ actor: 'another-manager' }))
      .thenNothing();
  });
  it('is not possible again once withdrawn', () => {
    given(...story.withdrawn)
      .when(open())
      .thenRejected('nomination-withdrawn');
  });
  it('refuses an id that a different nomination has', () => {
    given(...story.opened)
      .when(open({ data: { ...data, targetLevel: 'principal' } }))
      .thenRejected('nomination-id-taken');
  });
  it('refuses nominating oneself, even if the nomination exists already', () => {
    given()
      .when(open({ actor: 'cleo' }))
      .thenRejected('self-nomination');
    given(...story.opened)
      .when(open({ actor: 'cleo' }))
      .thenRejected('self-nomination');
  });
  it('needs a cycle', () => {
    given()
      .when(open({ facts: { ...facts, cycle: null, rubric: null } }))
      .thenRejected('cycle-not-found', 'spring');
  });
  it.each(['reviewing', 'calibrating', 'releasing'] as const)('is over once the cycle is %s', (phase) => {
    given()
      .when(open({ facts: { ...facts, cycle: { ...cycle, phase } } }))
      .thenRejected('wrong-phase', phase, 'nominating');
  });
  it('is refused by a closed cycle, first time or again', () => {
    const closed = open({ facts: { ...facts, cycle: { ...cycle, phase: 'closed' } } });
    given().when(closed).thenRejected('cycle-closed');
    given(...story.opened)
      .when(closed)
      .thenRejected('cycle-closed');
  });
  it('is in time exactly at the deadline, however that is written, and late a second after', () => {
    given()
      .when(open({ now: '2026-04-01T00:00:00.000Z' }))
      .then(...story.opened);
    given()
      .when(open({ now: '2026-04-01T00:00:01Z' }))
      .thenRejected('deadline-passed', 'nominations', '2026-04-01T00:00:00Z');
  });
  it('needs a candidate who is registered and has not left', () => {
    given()
      .when(open({ facts: { ...facts, candidate: null } }))
      .thenRejected('candidate-unknown', 'cleo');
  });
  it('needs a level of the cycle', () => {
    given()
      .when(open({ data: { ...data, targetLevel: 'senior' } }))
      .thenRejected('level-not-in-cycle', 'staff, principal', 'senior');
  });
  it.each(['staff', 'principal'])("needs a level above the candidate's own, and %s is not below staff", (level) => {
    given()
      .when(open({ facts: { ...facts, candidate: { level, orgUnit: 'platform' } } }))
      .thenRejected('level-not-above', level);
  });
  it.each([null, 'off-the-ladder'])('accepts a candidate whose level is %s', (level) => {
    const candidate = { level, orgUnit: 'platform' };
    const events = nomination.decide(open({ facts: { ...facts, candidate } }), null);
    expect(events).toMatchObject([{ data: { currentLevel: level } }]);
  });
});

describe('a nomination that does not exist', () => {
  it('accepts nothing', () => {
    given()
      .when(asks('mo', 'SubmitNomination', {}))
      .thenRejected('nomination-not-found', 'nomination-1');
  });
});
