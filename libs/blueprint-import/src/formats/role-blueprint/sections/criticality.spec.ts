import { splitCriticality } from './criticality.js';

describe('text in brackets after the name of a skill', () => {
  it.each([
    ['Testing (Critical)', 'Testing', 'critical', false],
    ['Testing (Important → often Critical)', 'Testing', 'important', true],
    ['Testing (Optional to Important; context-specific)', 'Testing', 'optional', true],
    ['Testing (Context specific)', 'Testing', 'context-specific', true],
    ['Models (VLA) at work (Optional, Emerging)', 'Models (VLA) at work', 'optional', false],
    ['Testing (Advanced)', 'Testing', null, false],
    ['Testing [Critical]', 'Testing', 'critical', false],
    ['Testing – Important', 'Testing', 'important', false],
    ['Testing (Context\u2011specific)', 'Testing', 'context-specific', true],
    ['Testing (Critical at Staff)', 'Testing', 'critical', true],
    ['Testing (Strongly important)', 'Testing', 'important', false],
    ['Testing (critical path analysis)', 'Testing', 'critical', true],
    ['Testing (Non-critical)', 'Testing', null, true],
    ['Testing (Not critical)', 'Testing', null, true],
  ])('%p is %p, first %p, conditional %p', (text, name, first, conditional) => {
    expect(splitCriticality(text)).toMatchObject({ name, criticality: { first, conditional } });
  });
  it.each(['Scripting (Python preferable)', 'Testing', '(Critical)', 'Testing – important systems'])(
    '%p states no criticality and stays part of the name',
    (text) => {
      expect(splitCriticality(text)).toEqual({ name: text, criticality: null });
    },
  );
});
