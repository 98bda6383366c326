import { Injectable } from '@nestjs/common';
import type { Link } from '../rendering/site.js';
import { TemplateEngine } from '../rendering/template-engine.js';
import { ErrorPages } from '../web/error-pages.js';
import {
  BAD_ADDRESS_VIEW,
  badAddressPage,
  FAILED_VIEW,
  failedPage,
  NOT_FOUND_VIEW,
  notFoundPage,
  REFUSED_VIEW,
  refusedPage,
} from './pages/error.page.js';
import type { NotFound } from '../web/refusals.js';
import { paths } from './pages/paths.js';
import { SiteFacts } from './site-facts.js';

/** What goes wrong, as pages of the site. */
@Injectable()
export class SiteErrorPages extends ErrorPages {
  constructor(
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {
    super();
  }

  override notFound(url: string, sentence: string | null, instead: NotFound['instead']): string {
    const suggestions = [...instead, ...suggestionsFor(url)];
    return this.views.render(NOT_FOUND_VIEW, notFoundPage(url, suggestions, this.facts.site, sentence));
  }

  override badAddress(url: string, sentence: string): string {
    return this.views.render(BAD_ADDRESS_VIEW, badAddressPage([sentence], suggestionsFor(url), this.facts.site));
  }

  override refused(url: string, sentences: readonly string[]): string {
    return this.views.render(REFUSED_VIEW, refusedPage(sentences, isOfDesk(url) ? [DESK] : [], this.facts.site));
  }

  override failed(): string {
    return this.views.render(FAILED_VIEW, failedPage(this.facts.site));
  }
}

const DESK: Link = { href: '/desk', text: 'The desk' };

const isOfDesk = (url: string): boolean => /^\/desk([/?]|$)/.test(url);

/** What somebody who asked for this address may have meant. */
const suggestionsFor = (url: string): Link[] => {
  const [, goal] = /^\/goals\/([a-z0-9-]+)\//.exec(url) ?? [];
  if (goal) return [{ href: paths.goal(goal), text: 'Every report of this goal' }];
  if (url.startsWith('/milestones')) return [{ href: paths.missed, text: 'Every missed milestone' }];
  return [];
};
