import { promotionLevels } from './promotion-levels.js';

describe('the levels that a heading about promotion names', () => {
  it.each([
    ['Skills needed for promotion (Staff → Principal)', 'Staff', 'Principal', false],
    ['Skills needed for promotion (Mid -> Senior)', 'Mid', 'Senior', false],
    ['Skills needed for promotion (to Staff/Principal)', null, 'Staff/Principal', true],
    ['Skills needed for promotion (usually)', null, null, false],
    ['Skills needed for promotion', null, null, false],
    ['Skills needed for promotion (Staff → Principal):', 'Staff', 'Principal', false],
    ['Skills needed for promotion (to next level)', null, null, false],
    ['What promotion to Lead takes', null, 'Lead', false],
    ['Promotion from Mid to Senior', 'Mid', 'Senior', false],
    ['Promotion: Mid → Senior', 'Mid', 'Senior', false],
    ['To Staff:', null, 'Staff', false],
  ])('of %p', (heading, from, to, several) => {
    expect(promotionLevels(heading)).toEqual({ from, to, several });
  });
});
