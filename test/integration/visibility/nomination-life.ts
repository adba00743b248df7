import type { NominationHistory } from '@plumbline/testing';
import type { Random } from './random.js';

export type Committee = Readonly<{ members: readonly string[]; chair: string }>;
type Status =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'voting'
  | 'voted'
  | 'decided'
  | 'released'
  | 'appealed'
  | 'withdrawn';

/** What happens to one nomination, by chance, and nothing that its rules would refuse. */
export class NominationLife {
  private status: Status = 'draft';
  private readonly reviewers = new Map<string, 'asked' | 'missed' | 'in' | 'declined'>();
  private readonly recused = new Set<string>();
  private members: readonly string[] = [];
  private voted = new Set<string>();
  private lapsed = false;
  private rounds = 0;
  private appeals = 0;

  constructor(
    private readonly random: Random,
    private readonly nomination: NominationHistory,
    private readonly candidate: string,
    private readonly around: Readonly<{ people: readonly [string, ...string[]]; committee: () => Committee }>,
  ) {}

  private get people(): readonly [string, ...string[]] {
    return this.around.people;
  }
  private committee(): Committee {
    return this.around.committee();
  }

  live(steps: number): void {
    for (let step = 0; step < steps && this.status !== 'withdrawn'; step += 1) {
      if (this.random.chance(0.12)) this.recuse();
      else this.steps[this.status]();
    }
  }

  private readonly steps: Readonly<Record<Status, () => void>> = {
    draft: () => {
      this.either(0.05, 'withdraw', 'submit');
    },
    returned: () => {
      this.either(0.05, 'withdraw', 'submit');
    },
    submitted: () => {
      this.beforeVote();
    },
    voting: () => {
      this.vote();
    },
    voted: () => {
      if (this.lapsed) this.beforeVote();
      else this.decide();
    },
    decided: () => {
      this.either(0.3, 'reopen', 'release');
    },
    released: () => {
      this.either(0.3, 'reopen', 'appeal');
    },
    appealed: () => {
      this.resolve();
    },
    withdrawn: () => undefined,
  };
  private either(share: number, one: 'withdraw' | 'reopen', other: 'submit' | 'release' | 'appeal'): void {
    this[this.random.chance(share) ? one : other]();
  }

  private become(status: Status, tell: () => unknown): void {
    tell();
    this.status = status;
  }
  private submit(): void {
    this.nomination.statement().evidence(`e${this.random.below(1e6).toString()}`, ['design']);
    this.become('submitted', () => this.nomination.submit());
  }
  private withdraw(): void {
    this.become('withdrawn', () => this.nomination.withdraw());
  }

  private beforeVote(): void {
    const roll = this.random.below(20);
    if (roll < 6) this.assign();
    else if (roll < 12) this.review();
    else if (roll < 14) this.decline();
    else if (roll < 15 && this.rounds === 0)
      this.become('returned', () => this.nomination.record('NominationReturned', { reason: 'Thin' }));
    else if (roll < 16) this.withdraw();
    else this.openVoting();
  }

  private isFree(person: string): boolean {
    return person !== this.candidate && !this.recused.has(person);
  }
  private assign(): void {
    const who = this.random.one(this.people);
    const status = this.reviewers.get(who);
    const { members, chair } = this.committee();
    const wasShown = this.rounds > 0 && [...members, chair, ...this.members].includes(who);
    if (!this.isFree(who) || status === 'asked' || status === 'in' || wasShown) return;
    this.reviewers.set(who, 'asked');
    this.nomination.assign(who);
  }
  private review(): void {
    const who = this.ofStatus('asked');
    if (who === undefined) return;
    this.reviewers.set(who, 'in');
    this.nomination.review(who, { design: 1 + this.random.below(5) });
  }
  private decline(): void {
    const who = this.ofStatus(this.random.chance(0.5) ? 'asked' : 'missed');
    if (who === undefined) return;
    this.reviewers.set(who, 'declined');
    this.nomination.record('ReviewerDeclined', { reviewerId: who, sight: false, reason: 'Busy' });
  }
  private ofStatus(status: 'asked' | 'missed'): string | undefined {
    return [...this.reviewers].find(([who, is]) => is === status && !this.recused.has(who))?.[0];
  }
  private recuse(): void {
    const who = this.random.one(this.people);
    if (!this.isFree(who)) return;
    this.recused.add(who);
    this.nomination.recuse(who);
    this.lapsed ||= this.status === 'voted' && this.members.includes(who);
  }

  private openVoting(): void {
    this.members = this.committee().members;
    this.voted = new Set();
    this.rounds += 1;
    for (const [who, status] of this.reviewers) if (status === 'asked') this.reviewers.set(who, 'missed');
    this.become('voting', () => this.nomination.openVoting(this.members));
  }
  private vote(): void {
    const left = this.members.filter((who) => this.isFree(who) && !this.voted.has(who));
    const [who] = left;
    if (who === undefined || this.random.chance(0.4)) {
      this.closeVoting();
    } else {
      this.voted.add(who);
      this.nomination.vote(who, this.random.one(['promote', 'not-yet', 'abstain']));
    }
  }
  private closeVoting(): void {
    this.lapsed = this.voted.size === 0;
    this.become('voted', () => this.nomination.closeVoting(this.lapsed ? 'no-quorum' : 'passed'));
  }
  private decide(): void {
    this.become('decided', () => this.nomination.decide(this.random.one(['promoted', 'deferred', 'declined'])));
  }
  private release(): void {
    this.become('released', () => this.nomination.release());
  }
  private reopen(): void {
    this.become('submitted', () => this.nomination.reopen());
  }
  private appeal(): void {
    this.appeals += 1;
    this.become('appealed', () => this.nomination.appeal(`a${this.appeals.toString()}`));
  }
  private resolve(): void {
    const appealId = `a${this.appeals.toString()}`;
    this.become('released', () =>
      this.nomination.record('AppealResolved', { appealId, resolution: 'dismissed', rationale: 'Heard' }),
    );
  }
}
