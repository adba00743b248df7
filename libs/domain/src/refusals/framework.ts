import type { Refusal } from './refusal.js';

export const FRAMEWORK_REFUSALS = {
  'area-in-use': {
    field: 'key',
    cause: 'has criteria or counter-signals in it',
    way: 'RemoveCriterion',
    fix: 'Move each of them to another area, or remove them; then remove the area.',
  },
  'area-unknown': {
    field: 'area',
    cause: 'is no area of the draft',
    way: 'DescribeArea',
    fix: 'Describe the area first, or name one that the draft has.',
  },
  'blueprint-too-long': {
    field: 'body',
    cause: 'has more items than a document may have',
    way: 'corrected',
    fix: 'Import the document in parts.',
  },
  'blueprint-unknown': {
    field: 'rules',
    cause: 'names a blueprint that was not imported into this framework',
    way: 'ImportBlueprint',
    fix: 'Import that document first, or take its rules out of the mapping.',
  },
  'entry-level-defined': {
    field: 'entryLevels',
    cause: 'names a level that the framework defines',
    way: 'corrected',
    fix: 'Leave it out, or remove that level first.',
  },
  'framework-exists': {
    field: 'id',
    cause: 'is that of a framework with other content',
    way: 'corrected',
    fix: 'Choose another id.',
  },
  'framework-not-found': {
    field: 'framework',
    cause: 'is not the id of a framework',
    way: 'DraftFramework',
    fix: 'Draft it first, or send the id of one from GET /v1/frameworks.',
  },
  'framework-retired': {
    field: 'framework',
    cause: 'is retired',
    way: 'none',
    fix: 'A retired framework stays as it is, and the cycles on it go on. Draft another one.',
  },
  'key-invalid': {
    field: 'key',
    cause: 'is not a key',
    way: 'corrected',
    fix: 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.',
  },
  'level-asked-for': {
    field: 'key',
    cause: 'is a level that criteria require',
    way: 'ReviseCriterion',
    fix: 'Remove its requirement from each criterion, or remove these; then remove the level.',
  },
  'level-unknown': {
    field: 'level',
    cause: 'is no level of the framework',
    way: 'corrected',
    fix: 'Send the key of a level that is there, or define it in the draft first.',
  },
  'level-without-criteria': {
    field: 'levels',
    cause: 'has one that asks for nothing',
    way: 'AddCriterion',
    fix: 'Add at least one criterion to each of those named, or remove the level.',
  },
  'levels-missing': {
    field: 'levels',
    cause: 'is empty',
    way: 'DefineLevel',
    fix: 'Define a level, with criteria, before the framework is published; a cycle names at least one of its levels.',
  },
  'ordinal-invalid': {
    field: 'ordinal',
    cause: 'is not a whole number',
    way: 'corrected',
    fix: 'Send a whole number.',
  },
  'ordinal-shared': {
    field: 'levels',
    cause: 'has several with one ordinal',
    way: 'DefineLevel',
    fix: 'Give each of those named an ordinal of its own.',
  },
  'scale-invalid': {
    field: 'scale',
    cause: 'is not two whole numbers, the lower one first',
    way: 'corrected',
    fix: 'Send whole numbers as min and max, min below max.',
  },
  'scale-labels': {
    field: 'scale.labels',
    cause: 'names some points of the scale and not all',
    way: 'corrected',
    fix: 'Name every point from min up, or none.',
  },
  'text-missing': {
    field: 'text',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a text that says something.',
  },
  'title-missing': {
    field: 'title',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a title that says something.',
  },
  'track-missing': {
    field: 'track',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a track that says something.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
