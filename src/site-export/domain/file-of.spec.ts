import { fileOf } from './file-of.js';

describe('the file of an address', () => {
  it.each([
    ['/', 'index.html'],
    ['/goals', 'goals/index.html'],
    ['/goals/grants/updates/fy2018-q3', 'goals/grants/updates/fy2018-q3/index.html'],
    ['/goals/grants/updates/fy2018-q3.json', 'goals/grants/updates/fy2018-q3.json'],
    ['/milestones/CX-014', 'milestones/CX-014/index.html'],
    ['/data', 'data/index.html'],
    ['/data/milestones.csv', 'data/milestones.csv'],
    ['/404.html', '404.html'],
  ])('%s is %s', (address, file) => {
    expect(fileOf(address)).toBe(file);
  });

  it.each(['', 'goals', '/goals/', '/../secret', '/a//b', '/.htaccess', '/a%2Fb', '/a b', '/x?y=1', '/a\\b', '/a/..'])(
    '%j has none',
    (address) => {
      expect(fileOf(address)).toBeNull();
    },
  );
});
