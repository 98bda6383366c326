/** Browsers and systems by what they call themselves; the first that fits, for most also name others. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser in words that its owner knows it by: “Firefox on Windows”. */
export const browserInWords = (userAgent: string): string => {
  const [, browser] = BROWSERS.find(([known]) => known.test(userAgent)) ?? [];
  const [, system] = SYSTEMS.find(([known]) => known.test(userAgent)) ?? [];
  if (!browser) return 'Another program';
  return system ? `${browser} on ${system}` : browser;
};
