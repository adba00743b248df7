import { describeWays, tryingOn } from '@plumbline/testing';
import { framework, type FrameworkCommand, type FrameworkEvent } from '../framework/index.js';
import type { Criterion } from '../kernel/rubric.js';
import { CRITERION_REFUSALS } from './criterion.js';
import { FRAMEWORK_REFUSALS } from './framework.js';

const trying = tryingOn(framework);
const frameworkId = 'engineering';
const by = { actor: 'ops', now: '2027-01-01T00:00:00Z' };
const event = <T extends FrameworkEvent['type']>(
  type: T,
  data: Omit<Extract<FrameworkEvent, { type: T }>['data'], 'frameworkId'>,
) => ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent;
const send = <T extends FrameworkCommand['type']>(
  type: T,
  data: Omit<Extract<FrameworkCommand, { type: T }>['data'], 'frameworkId'>,
) => ({ type, data: { frameworkId, ...data }, ...by }) as unknown as FrameworkCommand;

const scale = { min: 1, max: 4, labels: [] };
const asked = { level: 'staff', requiredRating: 3, weight: 2.5, critical: true, minEvidence: 1 };
const staff = { key: 'staff', title: 'Staff', ordinal: 2, summary: '' };
const senior = { key: 'senior', title: 'Senior', ordinal: 1, summary: '' };
const craft = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const clear: Criterion = { key: 'clear', area: 'craft', text: 'Is clear.', requirements: [asked], source: null };
const signal = { key: 'lone-wolf', area: 'craft', text: 'Decides alone.', source: null };

const drafted = event('FrameworkDrafted', { track: 'ic', title: 'Engineering', scale });
const bare = [drafted, event('LevelDefined', { level: staff }), event('AreaDescribed', { area: craft })];
const complete = [...bare, event('CriterionAdded', { criterion: clear })];
const many = <T>(count: number, make: (key: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(`k${String(at)}`));

const draft = (change: object = {}) => send('DraftFramework', { track: 'ic', title: 'Engineering', scale, ...change });
const add = (change: Partial<Criterion> = {}) => send('AddCriterion', { criterion: { ...clear, ...change } });
const revise = (change: Partial<Criterion> = {}) => send('ReviseCriterion', { criterion: { ...clear, ...change } });
const asking = (change: object) => add({ requirements: [{ ...asked, ...change }] });
const level = (change: object = {}) => send('DefineLevel', { level: { ...staff, ...change } });
const addSignal = (change: object = {}) => send('AddCounterSignal', { signal: { ...signal, ...change } });
const publish = send('PublishFramework', { semanticHash: 'h1' });
const weights = (...list: readonly (readonly [string, string])[]) =>
  send('SetWeights', { weights: list.map(([criterion, at]) => ({ criterion, level: at, weight: 2 })) });

const digest = 'a'.repeat(64);
const edition = (items: number) => ({
  source: { name: 'staff.md', sha256: digest, format: 'career-track' },
  document: null,
  importerVersion: '1',
  role: { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null },
  unmapped: [],
  ambiguities: [],
  items: many(items, (key) => ({ key })),
});
const importing = (items: number) =>
  send('ImportBlueprint', { edition: edition(items), applied: null } as unknown as Omit<
    Extract<FrameworkCommand, { type: 'ImportBlueprint' }>['data'],
    'frameworkId'
  >);
const mapping = send('ApplyMapping', {
  mapping: { levels: [], rules: [{ blueprint: digest }] },
  parts: { areas: [], criteria: [], counterSignals: [] },
} as unknown as Omit<Extract<FrameworkCommand, { type: 'ApplyMapping' }>['data'], 'frameworkId'>);

describe('each refusal about a framework has a way on, or is an end', () => {
  describeWays({ ...FRAMEWORK_REFUSALS, ...CRITERION_REFUSALS }, [
    trying('area-in-use', {
      given: complete,
      refused: send('RemoveArea', { key: 'craft' }),
      way: [send('RemoveCriterion', { key: 'clear' })],
    }),
    trying('area-exists', {
      given: bare,
      refused: send('DescribeArea', { area: { ...craft, title: 'Trade' } }),
      way: [send('ReviseArea', { key: 'craft', change: { title: 'Trade' } })],
    }),
    trying('area-unknown', {
      given: [drafted, event('LevelDefined', { level: staff })],
      refused: add(),
      way: [send('DescribeArea', { area: craft })],
    }),
    trying('blueprint-too-long', { given: bare, refused: importing(2_001), again: importing(2_000) }),
    trying('blueprint-unknown', { given: bare, refused: mapping, way: [importing(1)] }),
    trying('counter-signal-exists', {
      given: [...bare, event('CounterSignalAdded', { signal })],
      refused: addSignal({ text: 'Goes it alone.' }),
      way: [send('ReviseCounterSignal', { signal: { ...signal, text: 'Goes it alone.' } })],
    }),
    trying('counter-signal-unknown', {
      given: [...bare, event('CounterSignalAdded', { signal })],
      refused: send('RemoveCounterSignal', { key: 'lone' }),
      again: send('RemoveCounterSignal', { key: 'lone-wolf' }),
    }),
    trying('counter-signals-too-many', {
      given: [...bare, ...many(2_000, (key) => event('CounterSignalAdded', { signal: { ...signal, key } }))],
      refused: addSignal(),
      way: [send('RemoveCounterSignal', { key: 'k7' })],
    }),
    trying('criteria-too-many', {
      given: [...bare, ...many(2_000, (key) => event('CriterionAdded', { criterion: { ...clear, key } }))],
      refused: add(),
      way: [send('RemoveCriterion', { key: 'k7' })],
    }),
    trying('criterion-exists', {
      given: complete,
      refused: add({ text: 'Writes.' }),
      way: [revise({ text: 'Writes.' })],
    }),
    trying('criterion-unknown', {
      given: complete,
      refused: revise({ key: 'claer', text: 'Writes.' }),
      again: revise({ text: 'Writes.' }),
    }),
    trying('entry-level-defined', {
      given: bare,
      refused: send('NameEntryLevels', { entryLevels: ['staff'] }),
      again: send('NameEntryLevels', { entryLevels: ['junior'] }),
    }),
    trying('criterion-without-level', {
      given: [...complete, event('CriterionAdded', { criterion: { ...clear, key: 'idle', requirements: [] } })],
      refused: publish,
      way: [revise({ key: 'idle' })],
    }),
    trying('framework-exists', {
      given: [drafted],
      refused: draft({ title: 'Other' }),
      again: {
        ...draft({ title: 'Other' }),
        data: { ...draft({ title: 'Other' }).data, frameworkId: 'other' },
      } as FrameworkCommand,
      free: true,
    }),
    trying('framework-not-found', {
      refused: send('DescribeArea', { area: craft }),
      way: [draft()],
    }),
    trying('framework-retired', {
      given: [...complete, event('FrameworkRetired', { reason: 'Merged.' })],
      refused: level({ title: 'Other' }),
    }),
    trying('key-invalid', { given: bare, refused: level({ key: 'Staff+' }), again: level({ key: 'staff-plus' }) }),
    trying('level-asked-for', {
      given: complete,
      refused: send('RemoveLevel', { key: 'staff' }),
      way: [revise({ requirements: [] })],
    }),
    trying('level-exists', {
      given: bare,
      refused: send('DefineLevel', { level: { ...staff, ordinal: 7 } }),
      way: [send('ReviseLevel', { key: 'staff', change: { ordinal: 7 } })],
    }),
    trying('level-unknown', { given: bare, refused: asking({ level: 'staf' }), again: add() }),
    trying('level-without-criteria', { given: bare, refused: publish, way: [add()] }),
    trying('min-evidence-invalid', { given: bare, refused: asking({ minEvidence: 0 }), again: add() }),
    trying('order-incomplete', {
      given: complete,
      refused: send('ReorderCriteria', { keys: [] }),
      again: send('ReorderCriteria', { keys: ['clear'] }),
    }),
    trying('ordinal-invalid', { given: [drafted], refused: level({ ordinal: 1.5 }), again: level({ ordinal: 1 }) }),
    trying('ordinal-shared', {
      given: [...complete, event('LevelDefined', { level: { ...senior, ordinal: 2 } })],
      refused: publish,
      way: [
        send('ReviseLevel', { key: 'senior', change: { ordinal: 1 } }),
        revise({ requirements: [asked, { ...asked, level: 'senior' }] }),
      ],
    }),
    trying('requirement-duplicate', { given: bare, refused: add({ requirements: [asked, asked] }), again: add() }),
    trying('requirement-unknown', {
      given: [...complete, event('LevelDefined', { level: senior })],
      refused: weights(['clear', 'senior']),
      way: [revise({ requirements: [asked, { ...asked, level: 'senior' }] })],
    }),
    trying('scale-invalid', { refused: draft({ scale: { min: 4, max: 4, labels: [] } }), again: draft() }),
    trying('scale-labels', { refused: draft({ scale: { ...scale, labels: ['low'] } }), again: draft() }),
    trying('text-missing', { given: bare, refused: add({ text: ' ' }), again: add() }),
    trying('title-missing', { refused: draft({ title: ' ' }), again: draft() }),
    trying('track-missing', { refused: draft({ track: ' ' }), again: draft() }),
    trying('weight-duplicate', {
      given: complete,
      refused: weights(['clear', 'staff'], ['clear', 'staff']),
      again: weights(['clear', 'staff']),
    }),
    trying('weight-invalid', { given: bare, refused: asking({ weight: 0.0001 }), again: add() }),
    trying('levels-missing', {
      given: [drafted],
      refused: publish,
      way: [level(), send('DescribeArea', { area: craft }), add()],
    }),
  ]);
});
