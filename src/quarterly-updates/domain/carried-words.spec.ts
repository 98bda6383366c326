import MarkdownIt from 'markdown-it';
import { carriedWords, type UpdateProse } from './carried-words.js';

const NOTHING: UpdateProse = { texts: [], highlights: [], components: [], progress: [] };

describe('The words that the next update begins with', () => {
  it.each<[string, Partial<UpdateProse>, { summary: string; highlights: string }]>([
    ['nothing', {}, { summary: '', highlights: '' }],
    [
      'the sections of the desk, untouched',
      {
        texts: [
          { section: 'summary', text: 'We *did* it.\n' },
          { section: 'highlights', text: '- One' },
        ],
        highlights: ['an old one'],
      },
      { summary: 'We *did* it.\n', highlights: '- One' },
    ],
    [
      'one section of the desk, and nothing of the plan for the other',
      { texts: [{ section: 'summary', text: 'Done.' }], highlights: ['an old one'] },
      { summary: 'Done.', highlights: '' },
    ],
    [
      'highlights as bullets',
      { highlights: ['First.', 'Second.'] },
      { summary: '', highlights: '- First.\n- Second.' },
    ],
    [
      'components, then progress under its headings',
      {
        components: [{ name: 'Program', text: 'It runs.' }],
        progress: [
          { heading: 'Digital', items: ['One', 'Two'] },
          { heading: null, items: ['Three'] },
          { heading: 'Empty', items: [] },
        ],
      },
      {
        summary: '**Program**: It runs.\n\n### Digital\n\n- One\n- Two\n\n- Three\n\n### Empty',
        highlights: '',
      },
    ],
    [
      'printed marks of Markdown as themselves',
      { highlights: ['# 1 in *class*', '2018. A year', '- a dash', 'a_b_c & <b>', 'two\nlines', 'see [1](x)'] },
      {
        summary: '',
        highlights: [
          '- \\# 1 in \\*class\\*',
          '- 2018\\. A year',
          '- \\- a dash',
          '- a\\_b\\_c \\& \\<b\\>',
          '- two lines',
          '- see \\[1\\](x)',
        ].join('\n'),
      },
    ],
  ])('%s', (_, prose, words) => {
    expect(carriedWords({ ...NOTHING, ...prose })).toEqual(words);
  });

  it('read back as they were printed', () => {
    const printed = ['# 1 in *class*', '2018. A year', '- a dash', 'a_b_c & <b>', '~~no~~ `code` \\ | ![i](j)', '+1'];
    const { highlights } = carriedWords({ ...NOTHING, highlights: printed });
    const html = new MarkdownIt({ html: false }).render(highlights);
    const items = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(items).toEqual(printed);
  });
});
