import { there } from './there.js';

it('gives what is there, and throws what is missing in place of writing nothing', () => {
  expect(there('', 'the id')).toBe('');
  const lost = () => {
    there(undefined, 'the id of strategies[3]');
  };
  expect(lost).toThrow('The import lost the id of strategies[3]');
});
