import type { SecurityHeadersOptions } from '@nestjs/common';
import { resolveSecurityHeaders } from '@nestjs/core/security/security-headers.js';

const YEAR_SECONDS = 31_536_000;

/**
 * What the site allows a browser to do with its pages: nothing but its own styles, fonts, images and forms. No script
 * runs, and inline `style` attributes have no effect (a chart takes its measures from SVG attributes and classes).
 */
export const securityOptions = (publicUrl: string): SecurityHeadersOptions => {
  // Over plain HTTP (development, an intranet) the two would send every reader to an address that does not answer.
  const encrypted = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: "'none'",
        styleSrc: "'self'",
        fontSrc: "'self'",
        imgSrc: "'self'",
        formAction: "'self'",
        frameAncestors: "'none'",
        baseUri: "'none'",
        upgradeInsecureRequests: encrypted,
      },
    },
    // Other names under the same domain are not ours to decide for.
    strictTransportSecurity: encrypted && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    // Not `no-referrer`: browsers then send `Origin: null` with our own forms, and the CSRF check refuses them on
    // plain HTTP, where there is no Sec-Fetch-Site to tell (Fetch standard, "append a request Origin header").
    referrerPolicy: { policy: 'same-origin' },
    // Left out because the policy above or every browser of today already says so; each costs every answer its bytes.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  };
};

/** The same headers for kept pages, which never pass through the framework: names and values in turn. */
export const securityHeaders = (publicUrl: string): string[] =>
  resolveSecurityHeaders(securityOptions(publicUrl)).headers.flatMap(([name, value]) => [name, value]);
