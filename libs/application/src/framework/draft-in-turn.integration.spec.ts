import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { BlueprintReader } from '@plumbline/blueprint-import';
import { framework, type FrameworkMapping, type Level, semanticForm } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { ApplyMapping, ApplyMappingHandler } from './apply-mapping.handler.js';
import { DraftFramework, DraftFrameworkHandler } from './draft-framework.handler.js';
import { ExecuteFramework, ExecuteFrameworkHandler } from './execute-framework.handler.js';
import { type BlueprintDocument, ImportBlueprint, ImportBlueprintHandler } from './import-blueprint.handler.js';
import { PublishFramework, PublishFrameworkHandler } from './publish-framework.handler.js';

const context: CommandContext = { actor: 'ops', now: '2026-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const frameworkId = 'eng';
const level: Level = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const asked = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const criterion = (key: string) => ({ key, area: 'craft', text: `Does ${key}.`, requirements: [asked], source: null });
/** A career-track page of a level that the draft lacks. */
const page = (key: string): BlueprintDocument => ({
  ...{ name: `${key}.md`, apply: 'default', document: null },
  content: Buffer.from(`## Career track ${key}\n\nResponsibilities:\n\n- Leads as a ${key}.\n`),
});

describe('commands that depend on the draft', () => {
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
  const work = (command: ExecuteFramework['input']): Promise<Receipt> =>
    new ExecuteFrameworkHandler(aggregates).execute(new ExecuteFramework(command, context));
  const bring = (key: string, more: Partial<BlueprintDocument> = {}) =>
    new ImportBlueprintHandler(aggregates, facts, new BlueprintReader()).execute(
      new ImportBlueprint(frameworkId, { ...page(key), ...more }, context),
    );
  const publish = () => new PublishFrameworkHandler(aggregates).execute(new PublishFramework(frameworkId, context));
  const apply = (mapping: FrameworkMapping) =>
    new ApplyMappingHandler(aggregates).execute(new ApplyMapping(frameworkId, { mapping, entryLevels: null }, context));
  const state = () => facts.framework(frameworkId).then(existing);

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

  it('publish the hash of the draft at their turn, not of the draft before a concurrent edit', async () => {
    const edit = { type: 'AddCriterion' as const, data: { frameworkId, criterion: criterion('delivery') } };
    expect(await racing(() => work(edit), publish)).toMatchObject([{ appended: 1 }, { appended: 1 }]);
    const published = await state();
    expect(published.published.get(1)?.criteria).toHaveLength(2);
    expect(published.semanticHash).toBe(createHash('sha256').update(semanticForm(published)).digest('hex'));
    expect(await publish()).toMatchObject({ appended: 0 });
  });

  it('apply each document on top of the one before', async () => {
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

  it('check a mapping against every document imported before their turn', async () => {
    const nothing = { levels: [], rules: [] };
    expect(await apply(nothing)).toMatchObject({ appended: 1 });
    const refused: unknown = expect.objectContaining({
      name: 'MappingFlawed',
      flaws: [expect.objectContaining({ field: 'rules' })],
    });
    const tried = () => apply(nothing).catch((error: unknown) => error);
    const [brought, answer] = await racing(() => bring('principal', { apply: null }), tried);
    expect([brought, answer]).toEqual([expect.objectContaining({ appended: 1 }), refused]);
  });
});

const publishNow = {
  type: 'PublishFramework' as const,
  data: { frameworkId, semanticHash: 'any' },
  ...{ actor: 'ops', now: context.now },
};
