import { SetMetadata } from '@nestjs/common';

export const ANYONE = 'anyone';

/** A route, or every route of a controller, that anyone may use, signed in or not: the public site, and the way in. */
export const Anyone = () => SetMetadata(ANYONE, true);
