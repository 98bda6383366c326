/** Who asked may not do this. Nothing was changed. The sentence says who may. */
export class NotAllowed extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
    this.name = 'NotAllowed';
  }
}
