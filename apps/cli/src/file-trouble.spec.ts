import { fileTrouble } from './file-trouble.js';

const failed = (code: string) => Object.assign(new Error(`${code}: something`), { code, path: '/srv/file' });

describe('an error of a file', () => {
  it.each(['EISDIR', 'ENOTDIR', 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'])(
    'is told with its path and what helps (%s)',
    (code) => {
      expect(fileTrouble(failed(code))).toMatch(/^\/srv\/file: [^(]+\. [^(]+\.$/u);
    },
  );
  it('is none where another code is given, or no path', () => {
    expect(fileTrouble(failed('EOTHER'))).toBeUndefined();
    expect(fileTrouble(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeUndefined();
    expect(fileTrouble('ENOENT')).toBeUndefined();
  });
});
