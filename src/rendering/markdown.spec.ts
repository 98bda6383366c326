import { load } from 'cheerio';
import { proseOf } from './markdown.js';

const html = (text: string, under?: number): string => proseOf(text, under).toString().trim();

describe('Markdown as prose', () => {
  it.each([
    ['a paragraph', 'OMB met *every* provider.', '<p>OMB met <em>every</em> provider.</p>'],
    ['two paragraphs', 'One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    ['a list', '- One\n- Two', '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>'],
    ['a link', '[USDS](https://www.usds.gov/)', '<p><a href="https://www.usds.gov/" class="typed">USDS</a></p>'],
    ['what is indented as it was pasted', 'One.\n\n    Two.', '<p>One.</p>\n<p>Two.</p>'],
  ])('sets %s', (_, text, set) => {
    expect(html(text)).toBe(set);
  });

  it.each([
    ['a script', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['an element with an event', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['a link that runs', '[here](javascript:alert(1))', '<p>[here](javascript:alert(1))</p>'],
    ['a link that hides that it runs', '[x](&#106;avascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['a link with data', '[x](data:text/html;base64,PHNj)', '<p>[x](data:text/html;base64,PHNj)</p>'],
    ['a link to another host', '[x](//evil.example)', '<p>[x](//evil.example)</p>'],
    ['a relative link', '[x](plan.pdf)', '<p>[x](plan.pdf)</p>'],
    [
      'a link that breaks out',
      '[x](https://a.gov/"onclick="y)',
      '<p><a href="https://a.gov/%22onclick=%22y" class="typed">x</a></p>',
    ],
  ])('leaves %s as text', (_, text, set) => {
    expect(html(text)).toBe(set);
  });

  it('makes a link of a picture, which would be loaded from elsewhere', () => {
    const page = load(html('![Chart](https://example.gov/a.png)'));
    expect([page('img').length, page('a').attr('href')]).toEqual([0, 'https://example.gov/a.png']);
  });

  it.each([
    ['from the first level', '# A\n\n## B\n\n# C', 2, ['h3 A', 'h4 B', 'h3 C']],
    ['from a lower one', '### A\n\n### B', 2, ['h3 A', 'h3 B']],
    ['without leaving one out', '# A\n\n#### B', 2, ['h3 A', 'h4 B']],
    ['below a heading of their own', '## A', 3, ['h4 A']],
    ['down to the lowest', '# A\n\n## B\n\n### C\n\n#### D', 4, ['h5 A', 'h6 B', 'h6 C', 'h6 D']],
  ])('sets headings %s', (_, text, under, headings) => {
    const page = load(html(text, under));
    const seen = page('h1, h2, h3, h4, h5, h6').map((_index, one) => `${one.tagName} ${page(one).text()}`);
    expect(seen.get()).toEqual(headings);
  });
});
