import fc from 'fast-check';
import { ownersOf } from './owners.js';

describe('the owners of a milestone', () => {
  it.each<[string | null, string[]]>([
    ['USDS', ['USDS']],
    ['PPM, VA', ['PPM', 'VA']],
    ['PPM/VA', ['PPM', 'VA']],
    ['Agency Program/ OMB', ['Agency Program', 'OMB']],
    ['GW CM PMO / OMB', ['GW CM PMO', 'OMB']],
    ['GSA FAS/OGP', ['GSA FAS', 'OGP']],
    ['Agencies, OPM, OMB,', ['Agencies', 'OPM', 'OMB']],
    ['OMB, Agencies, and States', ['OMB', 'Agencies', 'States']],
    ['OMB; GSA', ['OMB', 'GSA']],
    ['OMB\nGSA', ['OMB', 'GSA']],
    ['OMB w/ GSA', ['OMB', 'GSA']],
    // `and` and `&` part where an acronym stands beside them
    ['DHS & GSA', ['DHS', 'GSA']],
    ['FAI and FAB', ['FAI', 'FAB']],
    ['FAI and PMIOs', ['FAI', 'PMIOs']],
    ['CMs and CMLC', ['CMs', 'CMLC']],
    ['GSA and Category Team', ['GSA', 'Category Team']],
    ['OPM & Lead Tech Agency', ['OPM', 'Lead Tech Agency']],
    ['DoD & VA & HHS', ['DoD', 'VA', 'HHS']],
    ['Agencies and States', ['Agencies', 'States']],
    // and belong to the name elsewhere
    ['Service & solution Managers', ['Service & solution Managers']],
    ['Office of Management and Budget', ['Office of Management and Budget']],
    ['Office of Science and Technology Policy and NASA', ['Office of Science and Technology Policy', 'NASA']],
    ['IT & Telecom Category Manager', ['IT & Telecom Category Manager']],
    ['R&D Board', ['R&D Board']],
    // what stands in parentheses belongs to the name
    ['OMB (OFPP, OIRA), GSA', ['OMB (OFPP, OIRA)', 'GSA']],
    ['OMB (OFPP and OIRA)', ['OMB (OFPP and OIRA)']],
    // nobody twice, nobody who is none
    ['OMB, GSA, OMB', ['OMB', 'GSA']],
    ['DoD, DOD', ['DoD']],
    [' OMB\u00a0 OFCIO ,, GSA*', ['OMB OFCIO', 'GSA']],
    [null, []],
    ['', []],
    [' , / ', []],
    ['N/A', []],
    ['TBD', []],
    ['—', []],
  ])('%j are %j', (text, owners) => {
    expect(ownersOf(text)).toEqual(owners);
  });

  it('are never empty, never twice, and read the same when they are printed again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('OMB', 'GSA', 'CFOC', 'Category Team', 'States', ' ', ','), { maxLength: 6 }),
        (all) => {
          const owners = ownersOf(all.join(', '));
          expect(new Set(owners).size).toBe(owners.length);
          expect(owners.every((owner) => owner.trim() !== '')).toBe(true);
          expect(ownersOf(owners.join(', '))).toEqual(owners);
        },
      ),
    );
  });
});
