import { NotFound } from '../web/refusals.js';
import {
  editionInAddress,
  milestoneInAddress,
  missedInAddress,
  quarterInAddress,
  reportInAddress,
} from './addresses.js';

const where = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as { address?: string }).address ?? String(error);
  }
};

describe('an address', () => {
  it.each([
    ['/milestones/CX-001', () => milestoneInAddress('cx-001')],
    ['/updates/fy2018-q3', () => quarterInAddress('FY2018-Q3')],
    ['/goals/grants/updates/fy2018-q3', () => reportInAddress('grants', 'FY2018-q3')],
    ['/goals/grants/updates/fy2018-q3.json', () => reportInAddress('grants', 'FY2018-Q3.json')],
    ['/goals/grants/updates/fy2018-q3/editions/2', () => editionInAddress('grants', 'FY2018-Q3', '2')],
    ['/goals/grants/updates/fy2018-q3/editions/2.csv', () => editionInAddress('grants', 'FY2018-Q3', '2.csv')],
    ['/missed', () => missedInAddress(['page-1'])],
    ['/missed/page-2', () => missedInAddress(['page-02'])],
    ['/missed/fy2018-q3/page-2', () => missedInAddress(['FY2018-Q3', 'page-2'])],
  ])('in another spelling leads to %s', (address, read) => {
    expect(where(read)).toBe(address);
  });

  it('in its own spelling is read', () => {
    expect(milestoneInAddress('CX-001')).toBe('CX-001');
    expect(() => milestoneInAddress('cx-001.json')).toThrow(NotFound);
    expect(quarterInAddress('fy2018-q3')).toBe('FY2018-Q3');
    expect(reportInAddress('grants', 'fy2018-q3.csv')).toEqual({ quarter: 'FY2018-Q3', form: 'csv' });
    expect(missedInAddress(['page-2'])).toEqual({ quarter: null, page: 2 });
    expect(missedInAddress(['fy2018-q3'])).toEqual({ quarter: 'FY2018-Q3', page: 1 });
    expect(missedInAddress(['fy2018-q3', 'page-2'])).toEqual({ quarter: 'FY2018-Q3', page: 2 });
    const edition = { quarter: 'FY2018-Q3', number: 2, form: 'html' };
    expect(editionInAddress('grants', 'fy2018-q3', '2')).toEqual(edition);
  });

  it('that cannot be is told what would be right', () => {
    expect(where(() => quarterInAddress('fy2018-q9'))).toMatch('“fy2018-q9” is not a fiscal quarter. Write it as');
    expect(where(() => missedInAddress(['grants']))).toMatch('“grants” is not a fiscal quarter. Write it as');
    expect(where(() => missedInAddress(['fy2018-q3', 'fy2018-q4']))).toMatch('NotFound');
    expect(where(() => editionInAddress('grants', 'fy2018-q3', '01'))).toMatch('Editions are numbered from 1.');
    expect(where(() => reportInAddress('grants', 'fy2018-q3.docx'))).toMatch('NotFound');
  });
});
