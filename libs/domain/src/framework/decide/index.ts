import { decideFinding, type FindingCommand, type FindingEvent, isOfFinding } from '../../finding/index.js';
import { dispatch, type Cases } from '../../kernel/dispatch.js';
import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureReason, ensureText } from '../../kernel/text.js';
import { ensureCriterion, ensureScale } from './check.js';
import type { AddCriterion, DraftFramework, FrameworkCommand, RemoveCriterion, ReviseCriterion } from '../commands.js';
import { applyMapping } from './apply-mapping.js';
import { describeArea, removeArea, reviseArea } from './areas.js';
import { ensureComplete, ensureNotRetired } from './completeness.js';
import { addCounterSignal, removeCounterSignal, reviseCounterSignal } from './counter-signals.js';
import type { FrameworkEvent } from '../events.js';
import { importBlueprint } from './import-blueprint.js';
import { defineLevel, nameEntryLevels, removeLevel, reviseLevel } from './levels.js';
import { ensureFewCriteria } from './limits.js';
import type { FrameworkState } from '../state.js';
import { reorderCriteria, setWeights } from './weights.js';

type Events = readonly FrameworkEvent[];

const draft = ({ data }: DraftFramework, state: FrameworkState | null): Events => {
  if (state !== null) {
    const { frameworkId, track, title, scale } = state;
    ensure(
      same(data, { frameworkId, track, title, scale }),
      'framework-exists',
      `Framework ${frameworkId} exists with another track, title or scale; choose another id.`,
    );
    return [];
  }
  ensureText(data.title, 'title-missing', 'The title of the framework');
  ensureText(data.track, 'track-missing', 'The track of the framework');
  ensureScale(data.scale);
  return [{ type: 'FrameworkDrafted', data }];
};

const addCriterion = ({ data }: AddCriterion, state: FrameworkState): Events => {
  const held = state.criteria.get(data.criterion.key);
  if (same(held, data.criterion)) return [];
  ensure(held === undefined, 'criterion-exists', `Criterion ${data.criterion.key} exists; revise it instead.`);
  ensureFewCriteria(state.criteria.size + 1);
  ensureCriterion(data.criterion, state);
  return [{ type: 'CriterionAdded', data }];
};

/** A revision that names no source keeps the existing one, so that an edit keeps the link to the document. */
const reviseCriterion = ({ data }: ReviseCriterion, state: FrameworkState): Events => {
  const held = state.criteria.get(data.criterion.key);
  if (held === undefined)
    throw new DomainError('criterion-unknown', `The draft has no criterion ${data.criterion.key} to revise; add it.`);
  const criterion = { ...data.criterion, source: data.criterion.source ?? held.source };
  if (same(held, criterion)) return [];
  ensureCriterion(criterion, state);
  return [{ type: 'CriterionRevised', data: { ...data, criterion } }];
};

const removeCriterion = ({ data }: RemoveCriterion, state: FrameworkState): Events => {
  if (state.criteria.has(data.key)) return [{ type: 'CriterionRemoved', data }];
  ensure(state.removed.has(data.key), 'criterion-unknown', `The draft never had a criterion ${data.key}.`);
  return [];
};

const cases: Cases<Exclude<FrameworkCommand, DraftFramework>, [FrameworkState], Events> = {
  ImportBlueprint: importBlueprint,
  ApplyMapping: applyMapping,
  DefineLevel: defineLevel,
  ReviseLevel: reviseLevel,
  RemoveLevel: removeLevel,
  NameEntryLevels: nameEntryLevels,
  DescribeArea: describeArea,
  ReviseArea: reviseArea,
  RemoveArea: removeArea,
  AddCriterion: addCriterion,
  ReviseCriterion: reviseCriterion,
  RemoveCriterion: removeCriterion,
  ReorderCriteria: reorderCriteria,
  SetWeights: setWeights,
  AddCounterSignal: addCounterSignal,
  ReviseCounterSignal: reviseCounterSignal,
  RemoveCounterSignal: removeCounterSignal,
  PublishFramework: ({ data }, state) => {
    if (state.semanticHash === data.semanticHash) return [];
    ensureComplete(state);
    return [{ type: 'FrameworkPublished', data: { ...data, version: state.published.size + 1 } }];
  },
  RetireFramework: ({ data }, state) => {
    if (state.retired) return [];
    ensureReason(data.reason);
    return [{ type: 'FrameworkRetired', data }];
  },
};
const decideOn = dispatch(cases);

export const decide = (
  command: FrameworkCommand | FindingCommand,
  state: FrameworkState | null,
): readonly (FrameworkEvent | FindingEvent)[] => {
  if (isOfFinding(command)) return decideFinding(command, state);
  if (command.type !== 'RetireFramework') ensureNotRetired(state);
  if (command.type === 'DraftFramework') return draft(command, state);
  if (state === null) throw new DomainError('framework-not-found', `No framework ${command.data.frameworkId}.`);
  return decideOn(command, state);
};
