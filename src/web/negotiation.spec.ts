import { encodingFor, namesTag, prefersJson } from './negotiation.js';

describe('the encoding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['deflate', 'identity'],
    ['*', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=1.0', 'gzip'],
    ['br; q=0, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['gzip, identity;q=0', 'gzip'],
    ['identity;q=0', 'identity'],
    ['*;q=0', 'identity'],
    ['gzip;q=nonsense', 'identity'],
    ['gzip;q=5', 'identity'],
    [', ,gzip,', 'gzip'],
    [`${'x'.repeat(300)}, gzip`, 'gzip'],
  ])('%s gives %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
    expect(encodingFor(header)).toBe(encoding); // read once, and then known
  });

  it('stays right whatever number of headers was seen', () => {
    for (let index = 0; index < 1000; index += 1) encodingFor(`gzip;q=0.${index}`);
    expect(encodingFor('gzip;q=0.7, br;q=0.1')).toBe('gzip');
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b" ,W/"a"', true],
    ['*', true],
    [' * ', true],
    ['"b"', false],
    ['a', false],
    ['"a-br"', false],
    ['', false],
  ])('%s names "a": %s', (header, names) => {
    expect(namesTag(header, '"a"')).toBe(names);
  });
});

describe('Accept', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['application/json', true],
    ['application/json, text/plain, */*', true],
    ['text/html, application/json;q=0.9', false],
    ['application/json, text/html', false],
    ['application/json;q=0', false],
  ])('%s prefers JSON: %s', (header, prefers) => {
    expect(prefersJson(header)).toBe(prefers);
  });
});
