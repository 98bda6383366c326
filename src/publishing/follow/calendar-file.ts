import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarDay } from './due-calendar.js';

export interface CalendarNamed {
  name: string;
  description: string;
  /** Where it is served, and the page it belongs to. */
  address: string;
  page: string;
}

const DAY_SECONDS = 86_400;

/**
 * Days as an iCalendar file (RFC 5545). It depends on nothing but the days: the moment of each is that of its
 * publication, and not that of the request.
 */
export const calendarFile = (
  { name, description, address, page }: CalendarNamed,
  days: readonly CalendarDay[],
): string =>
  `${ical({
    prodId: { company: 'Milepost', product: 'Due quarters', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ...{ name, description, source: address, url: page, ttl: DAY_SECONDS },
    events: days.map(({ uid, sequence, day, title, description: words, address: url, at }) => ({
      ...{ id: uid, sequence, url },
      ...{ start: day, allDay: true, stamp: at, lastModified: at },
      ...{ summary: title, description: words },
      // It marks a day and takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    })),
  }).toString()}\r\n`;
