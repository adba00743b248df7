import { splitCriticality } from './criticality.js';

describe('what stands in brackets behind the name of a skill', () => {
  it.each([
    ['Testing (Critical)', 'Testing', 'critical', false],
    ['Testing (Important → often Critical)', 'Testing', 'important', true],
    ['Testing (Optional to Important; context-specific)', 'Testing', 'optional', true],
    ['Testing (Context specific)', 'Testing', 'context-specific', true],
    ['Models (VLA) at work (Optional, Emerging)', 'Models (VLA) at work', 'optional', false],
    ['Testing (Advanced)', 'Testing', null, false],
  ])('%p is %p, first %p, conditional %p', (text, name, first, conditional) => {
    expect(splitCriticality(text)).toMatchObject({ name, criticality: { first, conditional } });
  });
  it.each(['Scripting (Python preferable)', 'Testing', '(Critical)'])('%p states nothing and stays whole', (text) => {
    expect(splitCriticality(text)).toEqual({ name: text, criticality: null });
  });
});
