import { candidacyIdOf, nominationIdOf } from './nomination-id.js';

describe('the id of a nomination', () => {
  it('is always the same for one person, level and cycle', () => {
    expect(nominationIdOf('spring', 'kim', 'staff')).toBe('e44f270e-88eb-5a10-aaa9-b62eafd8f2ab');
  });
  it('differs if any part differs, however the parts are split', () => {
    const ids = [
      nominationIdOf('spring', 'kim', 'staff'),
      nominationIdOf('autumn', 'kim', 'staff'),
      nominationIdOf('spring', 'lee', 'staff'),
      nominationIdOf('spring', 'kim', 'principal'),
      nominationIdOf('springk', 'im', 'staff'),
      nominationIdOf('spring', 'kims', 'taff'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the id of a candidacy', () => {
  it('is always the same for one person and cycle', () => {
    expect(candidacyIdOf('spring', 'kim')).toBe('91e3fb13-6e7e-5521-a006-c42c89ab8f69');
  });
  it('differs if either differs, however they are split, and is that of no nomination', () => {
    const ids = [
      candidacyIdOf('spring', 'kim'),
      candidacyIdOf('autumn', 'kim'),
      candidacyIdOf('spring', 'lee'),
      candidacyIdOf('springk', 'im'),
      nominationIdOf('spring', 'kim', ''),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
