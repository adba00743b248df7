import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { type BlueprintReading, framework, type FrameworkMapping, type Level, semanticForm } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { ApplyMapping, ApplyMappingHandler } from './apply-mapping.handler.js';
import { DraftFramework, DraftFrameworkHandler } from './draft-framework.handler.js';
import { ExecuteFramework, ExecuteFrameworkHandler } from './execute-framework.handler.js';
import { ImportBlueprint, ImportBlueprintHandler, type ReadBlueprint } from './import-blueprint.handler.js';
import { PublishFramework, PublishFrameworkHandler } from './publish-framework.handler.js';

const context: CommandContext = { actor: 'ops', now: '2026-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const NOTHING = { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null };
const frameworkId = 'eng';
const level: Level = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const asked = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const criterion = (key: string) => ({ key, area: 'craft', text: `Does ${key}.`, requirements: [asked], source: null });
const reading = (sha256: string): BlueprintReading => ({
  source: { name: sha256, format: 'markdown', sha256 },
  ...{ importerVersion: 'x/1', role: NOTHING, items: [], unmapped: [], ambiguities: [] },
});

/** A level of its own for each document, behind those that are there, and what asks for it. */
const behind =
  (key: string): ReadBlueprint =>
  ({ levels, applied }) => {
    const next = { ...level, key, ordinal: levels.size + 1 };
    const asking = { ...criterion(`for-${key}`), requirements: [{ ...asked, level: key }] };
    return {
      reading: reading(key),
      applied: {
        mapping: { levels: [...(applied?.mapping.levels ?? []), next], rules: [] },
        laid: { areas: [], criteria: [...(applied?.laid.criteria ?? []), asking], counterSignals: [] },
      },
    };
  };

describe('commands that are worked out from the draft', () => {
  let aggregates: Aggregates;
  let facts: Facts;
  beforeEach(async () => {
    aggregates = new Aggregates(new MemoryEventStore());
    facts = new Facts(aggregates);
    const data = { frameworkId, track: 'eng', title: 'Engineering', scale: { min: 1, max: 5, labels: [] } };
    await new DraftFrameworkHandler(aggregates).execute(new DraftFramework({ type: 'DraftFramework', data }, context));
    await work({ type: 'DefineLevel', data: { frameworkId, level } });
    await work({ type: 'DescribeArea', data: { frameworkId, area } });
    await work({ type: 'AddCriterion', data: { frameworkId, criterion: criterion('design') } });
  });
  const work = (command: ExecuteFramework['asked']): Promise<Receipt> =>
    new ExecuteFrameworkHandler(aggregates, facts).execute(new ExecuteFramework(command, context));
  const bring = (key: string) =>
    new ImportBlueprintHandler(aggregates, facts).execute(new ImportBlueprint(frameworkId, behind(key), context));
  const publish = () =>
    new PublishFrameworkHandler(aggregates, facts).execute(new PublishFramework(frameworkId, context));
  const apply = (mapping: FrameworkMapping, seen: string[]) => {
    const lay: ApplyMapping['reviewed']['lay'] = (_, { blueprints }) => {
      seen.splice(0, seen.length, ...blueprints.map(({ source }) => source.sha256));
      return { areas: [], criteria: [], counterSignals: [] };
    };
    return new ApplyMappingHandler(aggregates, facts).execute(new ApplyMapping(frameworkId, { mapping, lay }, context));
  };
  const state = () => facts.existingFramework(frameworkId);

  /** Both are asked while the stream is busy, so each waits for its turn, the second behind the first. */
  const racing = async <A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<readonly [A, B]> => {
    const turn = new EventEmitter();
    const busy = aggregates.inTurn('framework-eng', () => once(turn, 'over'));
    const one = first();
    await new Promise(setImmediate);
    const other = second();
    await new Promise(setImmediate);
    turn.emit('over');
    await busy;
    return Promise.all([one, other]);
  };

  it('publish the hash of the draft that is published, not of the one before the edit in front of it', async () => {
    const edit = { type: 'AddCriterion' as const, data: { frameworkId, criterion: criterion('delivery') } };
    expect(await racing(() => work(edit), publish)).toMatchObject([{ appended: 1 }, { appended: 1 }]);
    const published = await state();
    expect(published.published.get(1)?.criteria).toHaveLength(2);
    expect(published.semanticHash).toBe(createHash('sha256').update(semanticForm(published)).digest('hex'));
    expect(await publish()).toMatchObject({ appended: 0 });
  });

  it('lay a document on top of the one in front of it', async () => {
    await racing(
      () => bring('principal'),
      () => bring('fellow'),
    );
    const { levels } = await state();
    expect([...levels.values()].map(({ key, ordinal }) => [key, ordinal])).toEqual([
      ['staff', 1],
      ['principal', 2],
      ['fellow', 3],
    ]);
    expect(framework.decide(publishNow, await state())).toHaveLength(1);
  });

  it('map every document that is there in their turn', async () => {
    const seen: string[] = [];
    await racing(
      () => bring('principal'),
      () => apply({ levels: [], rules: [] }, seen),
    );
    expect(seen).toEqual(['principal']);
  });
});

const publishNow = {
  type: 'PublishFramework' as const,
  data: { frameworkId, semanticHash: 'any' },
  ...{ actor: 'ops', now: context.now },
};
