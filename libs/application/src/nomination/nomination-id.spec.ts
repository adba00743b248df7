import { nominationIdOf } from './nomination-id.js';

describe('the id of a nomination', () => {
  it('is the same for one person, level and cycle, for ever', () => {
    expect(nominationIdOf('spring', 'kim', 'staff')).toBe('e44f270e-88eb-5a10-aaa9-b62eafd8f2ab');
  });
  it('differs where a part differs, however the parts are cut', () => {
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
