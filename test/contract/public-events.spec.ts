import { GRANTS, seesEver, shownTo } from '@plumbline/access';
import { EVENT_VERSIONS, type EventType, type PlumblineEvent, type Recorded } from '@plumbline/domain';
import { candidacyIdOf } from '@plumbline/event-log';
import { personalFields } from '@plumbline/event-store';
import {
  dataSchema,
  type Definition,
  isNeverPublic,
  messageOf,
  PUBLIC_EVENTS,
  type PublicType,
  TABLE,
} from '@plumbline/messaging';
import { criterion, History, level, ON_REQUEST } from '@plumbline/testing';
import { everyEvent, textAbout } from '@plumbline/testing-views';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { translated } from '../support/translated.js';

const MET = { design: 3 };
const MISSED = { design: 1 };
/** A framework, and a round on it. */
const rated = (): History =>
  new History()
    .framework('ladder', [level('staff', 1)], [criterion('design', { staff: {} })])
    .cycle('spring')
    .person('cleo')
    .person('carl');
/** Whatever changes how far a nomination meets its level, and what removes it. */
const weighed = (): readonly Recorded<PlumblineEvent>[] => {
  const story = rated();
  story
    .nomination('n')
    .evidence('e1', ['design'])
    .withdrawEvidence('e1')
    .evidence('e2', [])
    .record('EvidenceRevised', {
      ...{ evidenceId: 'e2', title: 'Title', body: 'Body', link: null, criteria: ['design'] },
    })
    .submit()
    .assign('ron', 'rea', 'rob', 'ria')
    .review('ron', MET)
    .review('rea', MET)
    .review('rob', MET)
    .review('ria', MISSED)
    .revise('rob', MISSED)
    .recuse('rob')
    .record('TextsExpired', { class: 'undecided', months: 6 });
  story.record('CandidacyClaimed', { cycleId: 'spring', candidateId: 'carl', nominationId: 'n2' });
  story.nomination('n2', { candidateId: 'carl' });
  story.record('PersonErased', { personId: 'carl', ...ON_REQUEST });
  const claims = `candidacy-${candidacyIdOf('spring', 'carl')}`;
  return story.events.map((event) => (event.type === 'CandidacyClaimed' ? { ...event, stream: claims } : event));
};

/** Decided, released, and reopened after that. */
const reopened = (): History => {
  const story = rated();
  const voted = story.nomination('n').submit().openVoting(['mia']).vote('mia', 'promote').closeVoting();
  voted.decide('declined').release().reopen();
  return story;
};

const history = everyEvent(personalFields);
const all = await translated(history);
const more = await translated(weighed());
const publicEvents = all.flatMap(({ events }) => events);
const messages = publicEvents.map(messageOf);
const bytes = JSON.stringify(messages);
const types = Object.keys(EVENT_VERSIONS) as EventType[];
const publicTypes = Object.keys(PUBLIC_EVENTS) as PublicType[];
const isTranslated = (type: EventType): boolean => typeof TABLE[type] === 'function';

describe('a stored event', () => {
  it.each(types)('%s is translated, or named as not public', (type) => {
    expect(isTranslated(type)).toBe(!isNeverPublic(type));
    const opened = [...all, ...more].filter(({ stored }) => stored.type === type).flatMap(({ events }) => events);
    expect(opened.length > 0).toBe(isTranslated(type));
  });

  // Readiness has a grant of its own, whatever it is that changes it.
  const isOfReadiness = (type: EventType): boolean =>
    [...all, ...more]
      .filter(({ stored }) => stored.type === type)
      .every(({ events }) => events.every((each) => each.type.startsWith('readiness.')));
  it.each(types.filter((type) => isTranslated(type) && !isOfReadiness(type)))(
    '%s, which is translated, can be shown to the manager of the candidate',
    (type) => {
      const manager = { personId: 'lin', roles: [], relations: ['line-manager'] } as const;
      expect(shownTo(manager)({ type, owner: null, released: false })).toBe(true);
    },
  );
});

describe('what leaves', () => {
  it('has every type of public event', async () => {
    const undone = (await translated(reopened().events)).flatMap(({ events }) => events);
    expect(new Set([...publicEvents, ...undone].map(({ type }) => type))).toEqual(new Set(publicTypes));
  });

  it('is as declared', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    const checks = new Map(publicTypes.map((type) => [type, ajv.compile(dataSchema(PUBLIC_EVENTS[type]))]));
    for (const { type, data } of [...publicEvents, ...more.flatMap(({ events }) => events)]) {
      const check = checks.get(type);
      expect([type, check?.(data), check?.errors]).toEqual([type, true, null]);
    }
  });

  it('has the attributes of its own event in its headers', () => {
    for (const event of publicEvents) {
      const { id, key, time, type } = event;
      expect(messageOf(event).headers).toEqual({
        ...{ 'content-type': 'application/json', ce_specversion: '1.0', ce_source: '/plumbline', ce_id: id },
        ...{ ce_type: `plumbline.${type}.v1`, ce_subject: key, ce_partitionkey: key, ce_time: time },
      });
    }
  });

  it('holds no text about a person', () => {
    const personal = history.filter(({ type, version }) => personalFields(type, version).length > 0);
    expect(new Set(personal.map(({ type }) => type)).size).toBeGreaterThan(15);
    const begins = textAbout('').split(' ')[0] ?? '';
    for (const { data } of personal) expect(JSON.stringify(data)).toContain(begins);
    expect(bytes).not.toContain(begins);
  });

  it('names the candidate and nobody else', () => {
    const people = ['top', 'lin', 'mia', 'max', 'moe', 'cho', 'ron', 'rea', 'rob', 'otto', 'ada'];
    expect(people.filter((id) => bytes.includes(`"${id}"`) || bytes.includes(`\\"${id}\\"`))).toEqual([]);
    expect(bytes).toContain('\\"cleo\\"');
  });

  it('has texts of its own only where they are listed here', () => {
    const texts = publicTypes.flatMap((type) =>
      Object.entries(PUBLIC_EVENTS[type].fields).flatMap(([name, [schema]]) =>
        /"type":"string"(?!,"(enum|format)")/.test(JSON.stringify(schema)) ? [name] : [],
      ),
    );
    expect([...new Set(texts)].sort()).toEqual(
      [
        ...['candidateId', 'cycleId', 'framework', 'frameworkId', 'levels', 'nominationId', 'orgUnit', 'semanticHash'],
        ...['targetLevel', 'title', 'track'],
      ].sort(),
    );
  });

  it('is the same bytes when it is made again, under ids that nothing else has', async () => {
    for (const forgetting of [false, true]) {
      const again = await translated(history, { forgetting });
      expect(JSON.stringify(again.flatMap(({ events }) => events.map(messageOf)))).toBe(bytes);
      expect(await translated(weighed(), { forgetting })).toEqual(more);
    }
    expect(new Set(publicEvents.map(({ id }) => id)).size).toBe(publicEvents.length);
  });

  it('says in every field what the manager of the candidate may see at some time', () => {
    const definitions: readonly Definition[] = Object.values(PUBLIC_EVENTS);
    for (const { shownBy, fields } of definitions)
      for (const by of [shownBy, ...Object.values(fields).map(([, field]) => field)])
        expect(by === 'everybody' || seesEver(['line-manager'], by)).toBe(true);
  });
});

describe('a decision', () => {
  const told = async (tell: (nomination: ReturnType<History['nomination']>) => unknown): Promise<readonly string[]> => {
    const story = rated();
    tell(story.nomination('n').submit().openVoting(['mia']).vote('mia', 'promote').closeVoting());
    return (await translated(story.events)).flatMap(({ events }) =>
      events.map(({ type, data }) => `${type} ${JSON.stringify(data)}`),
    );
  };
  const ofDecisions = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => line.startsWith('decision.')).map((line) => line.split(' ')[0] ?? '');

  it('stays inside until it is released', async () => {
    const lines = await told((nomination) => nomination.decide('promoted'));
    expect(ofDecisions(lines)).toEqual([]);
    expect(lines.join()).not.toContain('promoted');
  });

  it('leaves with its outcome at the release', async () => {
    const lines = await told((nomination) => nomination.decide('promoted').release());
    expect(lines.at(-1)).toContain('"outcome":"promoted"');
  });

  it('stays inside also at its release where the table of grants does not show it to the manager', async () => {
    const shown = GRANTS.outcome['line-manager'];
    Object.assign(GRANTS.outcome, { 'line-manager': { seen: [] } });
    try {
      expect(ofDecisions(await told((nomination) => nomination.decide('promoted').release()))).toEqual([]);
    } finally {
      Object.assign(GRANTS.outcome, { 'line-manager': shown });
    }
  });

  it('is withdrawn where it was released and is reopened, and not where it never was', async () => {
    expect(ofDecisions(await told((nomination) => nomination.decide('declined').reopen()))).toEqual([]);
    expect(ofDecisions(await told((nomination) => nomination.decide('declined').release().reopen()))).toEqual([
      'decision.released',
      'decision.withdrawn',
    ]);
  });
});
