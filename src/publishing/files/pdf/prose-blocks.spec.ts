import { proseBlocks, type Run } from './prose-blocks.js';

const run = (text: string, look: Partial<Run> = {}): Run => ({
  ...{ text, strong: false, emphasis: false, code: false, href: null },
  ...look,
});

describe('prose as blocks', () => {
  it('reads paragraphs with what stands out in them', () => {
    expect(proseBlocks('One **two *three*** `four`\n[five](https://example.gov)')).toEqual([
      {
        kind: 'paragraph',
        runs: [
          run('One '),
          run('two ', { strong: true }),
          run('three', { strong: true, emphasis: true }),
          run(' '),
          run('four', { code: true }),
          run(' '),
          run('five', { href: 'https://example.gov' }),
        ],
      },
    ]);
  });

  it('reads lists within lists, from the number they start with', () => {
    expect(proseBlocks('3. a\n   - b\n4. c')).toEqual([
      {
        ...{ kind: 'list', ordered: true, start: 3 },
        items: [
          [
            { kind: 'paragraph', runs: [run('a')] },
            { ...{ kind: 'list', ordered: false, start: 1 }, items: [[{ kind: 'paragraph', runs: [run('b')] }]] },
          ],
          [{ kind: 'paragraph', runs: [run('c')] }],
        ],
      },
    ]);
  });

  it('nests headings below the section, whatever was typed', () => {
    expect(proseBlocks('#### A\n\n###### B', 3)).toEqual([
      { kind: 'heading', level: 4, runs: [run('A')] },
      { kind: 'heading', level: 5, runs: [run('B')] },
    ]);
  });

  it('reads quotations, code, rules and breaks', () => {
    expect(proseBlocks('> a\n\n```\nb\nc\n```\n\n---\n\nd\\\ne')).toEqual([
      { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [run('a')] }] },
      { kind: 'code', lines: ['b', 'c'] },
      { kind: 'rule' },
      { kind: 'paragraph', runs: [run('d'), run('\n'), run('e')] },
    ]);
  });

  it('takes HTML and an address that could run for words', () => {
    expect(proseBlocks('<b>x</b> [y](javascript:alert)')).toEqual([
      { kind: 'paragraph', runs: [run('<b>x</b> [y](javascript:alert)')] },
    ]);
  });
});
