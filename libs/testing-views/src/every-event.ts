import { DEFAULT_POLICY, type FindingAbout, type PlumblineEvent, type Recorded } from '@plumbline/domain';
import type { personalFields } from '@plumbline/event-store';
import { criterion, History, level, ON_REQUEST } from '@plumbline/testing';

/** Asked of the codec by the spec itself: loading it takes longer than most specs that read rows. */
type FieldsOf = typeof personalFields;

const FRAMEWORK = { frameworkId: 'ladder' };
const CYCLE = { cycleId: 'spring' };
const OTTO = { personId: 'otto' };
const CASE = { ground: ON_REQUEST.ground, caseNumber: ON_REQUEST.caseNumber };

const people = (history: History): void => {
  for (const id of ['top', 'lin', 'cleo', 'carl', 'mia', 'max', 'moe', 'cho', 'ron', 'rea', 'rob', 'otto'])
    history.person(id, {
      email: `${id}@example.org`,
      sourceId: `hr-system:${id}`,
      managerId: id === 'top' ? null : 'top',
    });
  history
    .record('ManagerChanged', { personId: 'cleo', managerId: 'lin', effectiveDate: '2026-02-01' })
    .record('OrgUnitChanged', { personId: 'carl', orgUnit: 'data', effectiveDate: '2026-02-01' });
};

const framework = (history: History): void => {
  const signal = { key: 'lone-wolf', area: 'craft', text: 'Decides alone.', source: null };
  const spare = { key: 'spare', title: 'Spare', examples: [], antiPatterns: [] };
  history
    .framework(
      'ladder',
      [level('senior', 1), level('staff', 2), level('principal', 3), level('fellow', 4)],
      [criterion('design', { staff: {} }), criterion('mentoring', { staff: {} }), criterion('gone', { staff: {} })],
    )
    .record('BlueprintImported', {
      ...FRAMEWORK,
      source: { name: 'page.md', format: 'career-track', sha256: 'a'.repeat(64) },
      document: null,
      importerVersion: '1',
      role: { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null },
      items: [],
      unmapped: [],
      ambiguities: [],
    })
    .record('MappingApplied', {
      ...FRAMEWORK,
      mapping: { levels: [level('staff', 2)], rules: [] },
      laid: { areas: [], criteria: [], counterSignals: [] },
    })
    .record('CriterionRevised', { ...FRAMEWORK, criterion: criterion('design', { staff: { critical: true } }) })
    .record('CriterionRemoved', { ...FRAMEWORK, key: 'gone' })
    .record('CriteriaReordered', { ...FRAMEWORK, keys: ['mentoring', 'design'] })
    .record('LevelRemoved', { ...FRAMEWORK, key: 'fellow' })
    .record('EntryLevelsNamed', { ...FRAMEWORK, entryLevels: ['junior'] })
    .record('AreaDescribed', { ...FRAMEWORK, area: spare })
    .record('AreaRemoved', { ...FRAMEWORK, key: 'spare' })
    .record('CounterSignalAdded', { ...FRAMEWORK, signal })
    .record('CounterSignalAdded', { ...FRAMEWORK, signal: { ...signal, key: 'silent' } })
    .record('CounterSignalRevised', { ...FRAMEWORK, signal: { ...signal, text: 'Never asks.' } })
    .record('CounterSignalRemoved', { ...FRAMEWORK, key: 'silent' })
    .record('FrameworkPublished', { ...FRAMEWORK, version: 2, semanticHash: 'e'.repeat(64) });
};

const cycle = (history: History): void => {
  history
    .cycle('spring', { framework: { id: 'ladder', version: 2 }, members: ['mia', 'max', 'rob'] })
    .record('MemberAdded', { ...CYCLE, personId: 'moe' })
    .record('MemberRemoved', { ...CYCLE, personId: 'rob', reason: 'Left the committee' })
    .record('PolicyAmended', { ...CYCLE, policy: { ...DEFAULT_POLICY, version: 2 }, reason: 'Agreed' })
    .record('DeadlineMoved', {
      ...CYCLE,
      deadline: 'votes',
      from: '2026-06-01T00:00:00.000Z',
      to: '2026-06-09T00:00:00.000Z',
      reason: 'Holidays',
    });
};

/** Rounds of votes, the first of them tied and decided against the tally, the second after a reopening. */
const promoted = (history: History): void => {
  history.record('CandidacyClaimed', { ...CYCLE, candidateId: 'cleo', nominationId: 'n-cleo' });
  const cleo = history.nomination('n-cleo', { framework: { id: 'ladder', version: 2 } });
  cleo
    .statement()
    .evidence('e1', ['design'])
    .record('EvidenceRevised', {
      evidenceId: 'e1',
      title: 'Title',
      body: 'Body',
      link: 'https://example.org/e1',
      criteria: ['design', 'mentoring'],
    })
    .evidence('e2', ['mentoring'])
    .withdrawEvidence('e2')
    .submit()
    .record('NominationReturned', { reason: 'Say more' })
    .submit();
  history.record('PhaseAdvanced', { ...CYCLE, from: 'nominating', to: 'reviewing', unfinished: [] });
  cleo
    .assign('ron', 'rea', 'rob')
    .record('ReviewerDeclined', { reviewerId: 'rob', sight: false, reason: 'Busy' })
    .record('ConflictDeclared', { personId: 'moe', reason: 'Related' })
    .recuse('moe')
    .review('ron', { design: 3, mentoring: 3 })
    .revise('ron', { design: 4, mentoring: 3 });
  history.record('PhaseMovedBack', { ...CYCLE, from: 'reviewing', to: 'nominating', reason: 'By mistake' });
  history.record('PhaseAdvanced', { ...CYCLE, from: 'nominating', to: 'reviewing', unfinished: [] });
  history.record('PhaseAdvanced', { ...CYCLE, from: 'reviewing', to: 'calibrating', unfinished: [] });
  const tieBreak = { round: 1, chairId: 'cho', choice: 'promote' as const, rationale: 'Close' };
  cleo
    .openVoting(['mia', 'max'])
    .vote('mia', 'promote')
    .vote('max', 'abstain')
    .changeVote('max', 'not-yet')
    .closeVoting('tied')
    .record('TieBroken', tieBreak)
    .decide('declined', 'A fact came late')
    .reopen()
    .openVoting(['mia', 'max'])
    .vote('mia', 'promote')
    .vote('max', 'promote')
    .closeVoting()
    .decide('promoted')
    .release()
    .appeal()
    .record('AppealResolved', { appealId: 'a1', resolution: 'dismissed', rationale: 'Nothing new' });
};

const withdrawn = (history: History): void => {
  const carl = history.nomination('n-carl', {
    candidateId: 'carl',
    orgUnit: 'data',
    framework: { id: 'ladder', version: 2 },
  });
  carl.statement().evidence('e1', ['design']).submit().assign('ron').openVoting(['mia', 'max']).vote('mia', 'promote');
  carl.withdraw();
};

const set = (target: unknown, [first, ...rest]: readonly string[], text: string): unknown => {
  if (Array.isArray(target)) return target.map((entry) => set(entry, rest, text));
  if (first === undefined) return text;
  if (target === null || typeof target !== 'object') return target;
  return { ...target, [first]: set((target as Record<string, unknown>)[first], rest, text) };
};

/** Everything that lies at a path of an event's data, `*` standing for every entry of a list, and is not null. */
export const valuesAt = (data: unknown, [field, ...rest]: readonly string[]): readonly unknown[] => {
  if (field === undefined) return data === null ? [] : [data];
  if (field === '*') return (data as readonly unknown[]).flatMap((entry) => valuesAt(entry, rest));
  return valuesAt(Reflect.get(Object(data) as object, field), rest);
};

/** What lies at a path of an event's data that has no list in it. */
export const valueAt = (data: object, path: readonly string[]): string =>
  path.reduce<unknown>((value, field) => Reflect.get(Object(value) as object, field), data) as string;

/** How a text begins that is about a person. */
export const textAbout = (personId: string): string => `About ${personId}: `;

/** The event with a text of its own wherever its schema says that there is free text about a person. */
const withTexts = (fieldsOf: FieldsOf, event: Recorded<PlumblineEvent>): Recorded<PlumblineEvent> => {
  const data = fieldsOf(event.type, event.version).reduce<unknown>((before, { path, subject }) => {
    return set(
      before,
      path,
      `${textAbout(valueAt(event.data, subject))}${event.type} ${path.join('.')} ${event.position}`,
    );
  }, event.data);
  return { ...event, data } as Recorded<PlumblineEvent>;
};

/** On the stream of each kind: raised, and on a nomination resolved. */
const findings = (history: History): void => {
  const place = (eventType: string, revision: string) => ({ eventId: `event-${revision}`, eventType, revision });
  const found = {
    kind: 'broken-guard' as const,
    done: place('VotingOpened', '9'),
    decidedOn: { stream: 'cycle-spring', revision: '3' },
    changedBy: place('PhaseAdvanced', '4'),
  };
  const about = (kind: FindingAbout['kind'], id: string) => ({ findingId: `finding-on-${id}`, about: { kind, id } });
  for (const each of [
    about('nomination', 'n-cleo'),
    about('cycle', 'spring'),
    about('framework', 'ladder'),
    about('person', 'cleo'),
  ])
    history.record('FindingRaised', { ...each, found });
  history.record('FindingResolved', { ...about('nomination', 'n-cleo'), subjectId: 'cleo', reason: 'It may stay' });
};

/** Every type of event in the order of a calibration, with a text of its own in each field of personal text that the codec names. */
export const everyEvent = (fieldsOf: FieldsOf): readonly Recorded<PlumblineEvent>[] => {
  const history = new History();
  for (const tell of [people, framework, cycle, promoted, withdrawn]) tell(history);
  findings(history);
  history
    .record('ManagerChanged', { personId: 'cleo', managerId: null, effectiveDate: '2999-01-01' })
    .record('ManagerChangeCancelled', { personId: 'cleo', effectiveDate: '2999-01-01' })
    .record('PersonCorrected', {
      ...{ personId: 'otto', displayName: 'Otto', email: null, sourceId: 'hr-system:otto-2' },
      effectiveDate: '2026-07-01',
    })
    .record('PersonLeft', { personId: 'otto', effectiveDate: '2026-08-01' })
    .record('DepartureCorrected', { personId: 'otto', effectiveDate: '2026-08-02' })
    .record('PersonReturned', { personId: 'otto', effectiveDate: '2026-09-01' })
    .record('LevelChanged', { personId: 'cleo', level: 'staff', effectiveDate: '2026-09-01', nominationId: 'n-cleo' })
    .record('PhaseAdvanced', { ...CYCLE, from: 'calibrating', to: 'releasing', unfinished: [] })
    .record('CycleClosed', { ...CYCLE, unfinished: [] })
    .record('CycleReopened', { ...CYCLE, reason: 'By mistake' })
    .record('CycleClosed', { ...CYCLE, unfinished: [] })
    .record('RetentionSet', {
      ...{ ...CYCLE, reason: 'Agreed' },
      retention: { promoted: 60, notPromoted: 24, undecided: 6 },
    })
    .record('TextsExpired', { nominationId: 'n-carl', candidateId: 'carl', class: 'undecided', months: 6 })
    .record('CycleTextsExpired', CYCLE)
    .record('FrameworkRetired', { ...FRAMEWORK, reason: 'Replaced' })
    .record('PersonLeft', { personId: 'otto', effectiveDate: '2026-10-01' })
    .record('ErasureRequested', { ...OTTO, ...CASE, adminId: 'top' })
    .record('ErasureRequestWithdrawn', OTTO)
    .record('LegalHoldPlaced', { ...OTTO, caseNumber: '12', ground: 'legal-claims', until: '2026-11-01' })
    .record('LegalHoldLifted', { ...OTTO, caseNumber: '12' })
    .record('LegalHoldPlaced', { personId: 'carl', caseNumber: '12', ground: 'authority-order', until: '2999-01-01' })
    .record('ErasureRequested', { ...CASE, personId: 'carl', adminId: 'top' })
    .record('SubjectAccessRequested', { personId: 'carl', adminId: 'top', caseNumber: '12' })
    .record('SubjectAccessWithdrawn', { personId: 'carl' })
    .record('SubjectAccessRequested', { personId: 'carl', adminId: 'top', caseNumber: '13' })
    .record('SubjectAccessReleased', {
      ...{ personId: 'cleo', requestedBy: 'top', releasedBy: 'lin', caseNumber: '14', until: '2999-01-01' },
      items: { timeline: 3, nominations: 1, words: 0, acts: 1 },
    })
    .record('ErasureRequested', { ...OTTO, ...CASE, adminId: 'top' })
    .record('PersonErased', { personId: 'otto', ...ON_REQUEST });
  return history.events.map((event) => withTexts(fieldsOf, event));
};
