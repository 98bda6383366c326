/** What may be done with what the site publishes (17 U.S.C. 105). */
export const RIGHTS =
  'Works of the US Government, in the public domain in the United States (17 U.S.C. 105). Elsewhere they may be used under CC0 1.0.';

export const US_PUBLIC_DOMAIN = 'https://www.usa.gov/publicdomain/label/1.0/';
export const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/';
