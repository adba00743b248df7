import { GRANTS, seesEver, shownTo } from '@plumbline/access';
import { EVENT_VERSIONS, type EventType, type PlumblineEvent, type Recorded } from '@plumbline/domain';
import { personalFields } from '@plumbline/event-store';
import {
  dataSchema,
  type Definition,
  INITIAL,
  isNeverPublic,
  messageOf,
  PUBLIC_EVENTS,
  type PublicEvent,
  type PublicType,
  type StreamState,
  TABLE,
  translate,
} from '@plumbline/messaging';
import { History } from '@plumbline/testing';
import { everyEvent, textAbout } from '@plumbline/testing-views';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

type Opened = Readonly<{ stored: Recorded<PlumblineEvent>; events: readonly PublicEvent[] }>;

const translated = (events: readonly Recorded<PlumblineEvent>[]): readonly Opened[] => {
  const states = new Map<string, StreamState>();
  return events.map((stored) => {
    const { state, events: opened } = translate(states.get(stored.stream) ?? INITIAL, stored);
    states.set(stored.stream, state);
    return { stored, events: opened };
  });
};

/** Decided, released, and reopened after that. */
const reopened = (): History => {
  const story = new History();
  const voted = story.nomination('n').submit().openVoting(['mia']).vote('mia', 'promote').closeVoting();
  voted.decide('declined').release().reopen();
  return story;
};

const history = everyEvent(personalFields);
const all = translated(history);
const publicEvents = all.flatMap(({ events }) => events);
const messages = publicEvents.map(messageOf);
const bytes = JSON.stringify(messages);
const types = Object.keys(EVENT_VERSIONS) as EventType[];
const publicTypes = Object.keys(PUBLIC_EVENTS) as PublicType[];
const isTranslated = (type: EventType): boolean => typeof TABLE[type] === 'function';

describe('a stored event', () => {
  it.each(types)('%s is translated, or named as not public', (type) => {
    expect(isTranslated(type)).toBe(!isNeverPublic(type));
    const opened = all.filter(({ stored }) => stored.type === type).flatMap(({ events }) => events);
    expect(opened.length > 0).toBe(isTranslated(type));
  });

  it.each(types.filter(isTranslated))(
    '%s, which is translated, can be shown to the manager of the candidate',
    (type) => {
      const manager = { personId: 'lin', roles: [], relations: ['line-manager'] } as const;
      expect(shownTo(manager)({ type, owner: null, released: false })).toBe(true);
    },
  );
});

describe('what leaves', () => {
  it('has every type of public event', () => {
    const undone = translated(reopened().events).flatMap(({ events }) => events);
    expect(new Set([...publicEvents, ...undone].map(({ type }) => type))).toEqual(new Set(publicTypes));
  });

  it('is as declared', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    const checks = new Map(publicTypes.map((type) => [type, ajv.compile(dataSchema(PUBLIC_EVENTS[type]))]));
    for (const { type, data } of publicEvents) {
      const check = checks.get(type);
      expect([type, check?.(data), check?.errors]).toEqual([type, true, null]);
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

  it('is the same bytes when it is made again, under ids that nothing else has', () => {
    expect(JSON.stringify(translated(history).flatMap(({ events }) => events.map(messageOf)))).toBe(bytes);
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
  const told = (tell: (nomination: ReturnType<History['nomination']>) => unknown): readonly string[] => {
    const story = new History();
    tell(story.nomination('n').submit().openVoting(['mia']).vote('mia', 'promote').closeVoting());
    return translated(story.events).flatMap(({ events }) =>
      events.map(({ type, data }) => `${type} ${JSON.stringify(data)}`),
    );
  };
  const ofDecisions = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => line.startsWith('decision.')).map((line) => line.split(' ')[0] ?? '');

  it('stays inside until it is released', () => {
    const lines = told((nomination) => nomination.decide('promoted'));
    expect(ofDecisions(lines)).toEqual([]);
    expect(lines.join()).not.toContain('promoted');
  });

  it('leaves with its outcome at the release', () => {
    const lines = told((nomination) => nomination.decide('promoted').release());
    expect(lines.at(-1)).toContain('"outcome":"promoted"');
  });

  it('stays inside also at its release where the table of grants does not show it to the manager', () => {
    const shown = GRANTS.outcome['line-manager'];
    Object.assign(GRANTS.outcome, { 'line-manager': { seen: [] } });
    try {
      expect(ofDecisions(told((nomination) => nomination.decide('promoted').release()))).toEqual([]);
    } finally {
      Object.assign(GRANTS.outcome, { 'line-manager': shown });
    }
  });

  it('is withdrawn where it was released and is reopened, and not where it never was', () => {
    expect(ofDecisions(told((nomination) => nomination.decide('declined').reopen()))).toEqual([]);
    expect(ofDecisions(told((nomination) => nomination.decide('declined').release().reopen()))).toEqual([
      'decision.released',
      'decision.withdrawn',
    ]);
  });
});
