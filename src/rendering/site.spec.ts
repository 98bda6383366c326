import { sampleSite } from '../../test/support/published-samples.js';
import { frameOf } from './frame.js';
import { checkedSite, isSafeAddress } from './site.js';

describe('addresses for links', () => {
  it.each(['https://www.usa.gov/', 'http://localhost:3000', '/goals', '#missed', 'mailto:a@example.gov'])(
    'take %s',
    (address) => {
      expect(isSafeAddress(address)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:x',
    'data:text/html,x',
    '//evil.example',
    '',
    'goals',
  ])('refuse %s', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });
});

describe('a site as configured', () => {
  it('is taken as it is', () => {
    expect(checkedSite(sampleSite())).toEqual(sampleSite());
  });

  it('is refused with the link that is wrong', () => {
    const contact = { href: 'javascript:alert(1)', text: 'Contact us' };
    expect(() => checkedSite(sampleSite({ contact }))).toThrow('The link “Contact us” has the address javascript:');
    expect(() => checkedSite(sampleSite({ address: 'milepost.gov' }))).toThrow('write it as https://host');
    expect(() => checkedSite(sampleSite({ address: 'https://milepost.gov/' }))).toThrow('without a slash');
  });
});

describe('the frame of a page', () => {
  const facts = { title: 'A page', description: 'What it is about', path: '/goals', section: 'goals', trail: [] };

  it('marks where in the site it is', () => {
    const frame = frameOf(sampleSite(), facts);
    expect(frame).toMatchObject({ title: 'A page | Milepost', canonical: 'https://milepost.example.gov/goals' });
    expect(frame.navigation.filter(({ current }) => current).map(({ text }) => text)).toEqual(['Goals']);
  });

  it('shows the banner of an official site only on one', () => {
    expect(frameOf(sampleSite(), facts).official).toBeNull();
    expect(frameOf(sampleSite({ demonstration: false }), facts).official).toMatchObject({
      flag: '/assets/us_flag_small.png',
    });
  });

  it('says that the styles were not built', () => {
    expect(() => frameOf(sampleSite({ assets: {} }), facts)).toThrow('run npm run build');
  });
});
