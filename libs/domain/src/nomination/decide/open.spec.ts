import { asks, deciderSpec, NOW, story, storyCycle, storyRubric, told } from '@plumbline/testing';
import type { OpenNomination } from './open.js';
import { nomination, type Rival } from '../index.js';

const { given } = deciderSpec(nomination);
const cycle = { ...storyCycle, phase: 'nominating' as const };
const data = { nominationId: 'nomination-1', cycleId: 'spring', candidateId: 'cleo', targetLevel: 'staff' };
const facts = {
  cycle,
  rubric: storyRubric,
  rivals: [],
  candidate: { level: 'senior', orgUnit: 'platform', managed: true },
};
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
  it('is marked as on behalf of somebody whom nobody manages', () => {
    given()
      .when(open({ facts: { ...facts, candidate: { ...facts.candidate, managed: false } } }))
      .then(
        ...story.opened.map((opened) => ({ ...opened, data: { ...opened.data, onBehalf: true } }) as typeof opened),
      );
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
      .when(open({ facts: { ...facts, candidate: { level, orgUnit: 'platform', managed: true } } }))
      .thenRejected('level-not-above', level);
  });
});

describe('a second nomination of somebody in a cycle', () => {
  const other = [...story.opened, told('NominationSubmitted', {})].reduce(nomination.evolve, null);
  const beside = (change: Partial<Rival>, policy = storyCycle.policy) => {
    if (other === null) throw new Error('The story opens a nomination.');
    const rival = { ...other, nominationId: 'other', targetLevel: 'principal', ...change };
    return open({ facts: { ...facts, cycle: { ...cycle, policy }, rivals: [rival] } });
  };
  it('is refused while the first is live, naming it and what helps', () => {
    given()
      .when(beside({}))
      .thenRejected(
        'candidate-nominated',
        'cleo cannot be nominated for staff',
        'nomination other, for principal, is live',
        'Withdraw that one first',
        'severalLevels',
      );
    for (const status of ['draft', 'returned', 'voting', 'voted'] as const)
      given().when(beside({ status })).thenRejected('candidate-nominated');
    for (const status of ['decided', 'released', 'appealed'] as const)
      given()
        .when(beside({ status, outcome: 'promoted' }))
        .thenRejected('candidate-nominated');
  });
  it('is opened once the first is withdrawn or decided otherwise', () => {
    given()
      .when(beside({ status: 'withdrawn' }))
      .then(...story.opened);
    for (const outcome of ['deferred', 'declined'] as const)
      for (const status of ['decided', 'released', 'appealed'] as const)
        given()
          .when(beside({ status, outcome }))
          .then(...story.opened);
  });
  it('is opened where the policy allows several levels', () => {
    given()
      .when(beside({}, { ...storyCycle.policy, severalLevels: true }))
      .then(...story.opened);
  });
  it('that is there already stays so, whatever stands beside it', () => {
    given(...story.opened)
      .when(beside({}))
      .thenNothing();
  });
  it('is not named to a manager who is recused from it', () => {
    const refused = beside({ recused: new Set(['mo']) });
    given().when(refused).thenRejected('candidate-nominated', 'another nomination is live');
    expect(() => nomination.decide(refused, null)).not.toThrow(/other,|principal/);
  });
});

describe('a nomination that does not exist', () => {
  it('accepts nothing', () => {
    given()
      .when(asks('mo', 'SubmitNomination', {}))
      .thenRejected('nomination-not-found', 'nomination-1');
  });
});

describe('the level that a candidate stands on', () => {
  const standing = (level: string | null, entryLevels: readonly string[] = []) =>
    open({
      facts: {
        ...facts,
        rubric: { ...storyRubric, entryLevels },
        candidate: { level, orgUnit: 'platform', managed: true },
      },
    });
  it('is refused where it is neither a level nor an entry level of the framework, naming both and the way', () => {
    given()
      .when(standing('wizard', ['junior']))
      .thenRejected('candidate-level-unknown', 'cleo', 'wizard', 'senior, staff, principal', 'junior', 'entry-levels');
    given().when(standing(null)).thenRejected('candidate-level-unknown', 'no level', 'entry levels: none');
  });
  it('may be an entry level, which is below every level', () => {
    const [opened, ...more] = story.opened;
    given()
      .when(standing('junior', ['junior']))
      .then({ ...opened, data: { ...opened?.data, currentLevel: 'junior' } } as never, ...more);
  });
});
