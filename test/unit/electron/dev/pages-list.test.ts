import { expect, test } from 'vitest';
import { filesOf } from '../../../../electron/dev/pages-list.ts';

const manifest = {
  'index.html': {
    file: 'index.html',
    imports: ['_shared.js'],
    dynamicImports: ['late.ts'],
    css: ['a.css'],
    assets: ['i.woff2'],
  },
  'authorise/index.html': { file: 'assets/authorise.js' },
  '_shared.js': { file: 'assets/shared.js', imports: ['index.html'] },
  'late.ts': { file: 'assets/late.js', css: ['late.css'] },
};

test('a page may load what its entry reaches, circles included', () => {
  expect(filesOf(manifest, 'index.html')).toEqual([
    'a.css',
    'assets/late.js',
    'assets/shared.js',
    'i.woff2',
    'index.html',
    'late.css',
  ]);
});
test('and nothing that only another page reaches', () => {
  expect(filesOf(manifest, 'authorise/index.html')).toEqual(['assets/authorise.js']);
});
