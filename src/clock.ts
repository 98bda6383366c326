/** The one place that asks what time it is: rules take their quarter, and use cases their moment, as an argument. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
