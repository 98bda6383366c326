#!/usr/bin/env node
// Makes dist/assets from styles/, scripts/ and the US Web Design System: one stylesheet, the fonts and images it names,
// the scripts of the desk, and assets.json, which tells the pages under which name each was written. The same sources give the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { compile } from 'sass';

const root = join(import.meta.dirname, '..');
const uswds = join(root, 'node_modules', '@uswds', 'uswds');
const out = resolve(process.argv[2] ?? join(root, 'dist', 'assets'));

const IMAGES = [
  ...readdirSync(join(root, 'styles', 'images')).map((name) => join(root, 'styles', 'images', name)),
  ...['us_flag_small.png', 'icon-dot-gov.svg', 'icon-https.svg'].map((name) => join(uswds, 'dist', 'img', name)),
];

const assets = {};

const write = (name, content) => {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = `${basename(name, extname(name))}.${hash}${extname(name)}`;
  writeFileSync(join(out, file), content);
  assets[name] = file;
  return file;
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

for (const image of IMAGES.sort()) write(basename(image), readFileSync(image));

const { css } = compile(join(root, 'styles', 'milepost.scss'), {
  style: 'compressed',
  loadPaths: [join(uswds, 'packages')],
  quietDeps: true,
});

const linked = css.replace(/url\((["']?)(.*?)\1\)/g, (_, __, address) => {
  if (/^[a-z]+:|^\/\//i.test(address)) {
    throw new Error(`The styles name ${address.slice(0, 60)}, which the security policy of the site forbids`);
  }
  const file = resolve(uswds, 'dist', 'css', address);
  return `url(${assets[basename(file)] ?? write(basename(file), readFileSync(file))})`;
});
write('milepost.css', linked);

for (const name of readdirSync(join(root, 'scripts'))
  .filter((one) => one.endsWith('.js'))
  .sort())
  write(name, readFileSync(join(root, 'scripts', name)));

const inOrder = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(out, 'assets.json'), `${JSON.stringify(inOrder, null, 2)}\n`);
console.log(`dist/assets: ${Object.keys(assets).length} files, styles of ${Math.round(linked.length / 1000)} KB`);
