import { projectFiles, type TextFile } from './sources.js';

/**
 * A sentence that this code keeps, with the check that guards it. The check gets files and gives what is wrong with
 * them. Each planted file (path, text) breaks the sentence: a check that does not see it guards nothing.
 */
export const convention = (
  sentence: string,
  check: (files: readonly TextFile[]) => string[],
  planted: readonly [path: string, text: string][],
): void => {
  describe(sentence, () => {
    it('holds', () => {
      expect(check(projectFiles())).toEqual([]);
    });

    it.each(planted)('is seen to be broken by %s: %j', (path, text) => {
      expect(check([{ path, text }])).not.toEqual([]);
    });
  });
};
