import { markDifference, marksOf } from './step-marks.js';

const difference = (a: string, b: string) => markDifference(marksOf(a), marksOf(b));

it.each([
  ['Publish FY19 proposals', 'Publish FY20 proposals'],
  ['OMB has issued a draft identity policy', 'OMB has issued a final identity policy'],
  ['Pilot the shared service', 'Implement the shared service'],
  ['Draft the playbook', 'Publish the playbook'],
  ['Deploy phase I', 'Deploy phase II'],
  ['First annual report', 'Second annual report'],
  ['Quarterly Progress Updates', 'Regular Progress Updates'],
  ['Increase use of purchase cards', 'Reduce use of purchase cards'],
  ['Close 471 data centers', 'Close 500 data centers'],
  ['Transfer cases to DoD', 'Transfer cases to VA'],
])('a mark is replaced between “%s” and “%s”', (a, b) => {
  expect(difference(a, b).replaced).toBe(true);
});

it.each([
  ['Assess Prime Vendor program', 'Evaluate Prime Vendor program'],
  ['Publish FY18 targets', 'Publish FY2018 targets'],
  ['Issue guidance', 'Issue OMB guidance'],
  ['Portfolio dashboard MVP', 'Portfolio dashboard prototype'],
])('no mark differs between “%s” and “%s”', (a, b) => {
  expect(difference(a, b)).toEqual({ replaced: false, onlyOne: [] });
});

it.each([
  ['Draft Principles', 'Principles', [{ kind: 'order', mark: 'draft' }]],
  ['Publish the rule', 'Do not publish the rule', [{ kind: 'negation', mark: 'negation' }]],
  ['Publish proposals', 'Publish FY20 proposals', [{ kind: 'number', mark: 'fy20' }]],
  ['Begin OFD implementation', 'Begin publishing OFD implementation data', [{ kind: 'step', mark: 'release' }]],
])('only one of “%s” and “%s” has a mark', (a, b, onlyOne) => {
  expect(difference(a, b)).toEqual({ replaced: false, onlyOne });
});
