import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { slugOf } from '../../fiscal/fiscal-quarter.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { type Encoding, encodingFor, namesTag } from '../../web/negotiation.js';
import { OPEN_DATA } from '../../web/public-page.js';
import { ASK_EACH_TIME } from '../../web/public-pages.js';
import { NotFound } from '../../web/refusals.js';
import { quarterFileInAddress } from '../addresses.js';
import { FILE_TYPES } from '../files/file-forms.js';
import { MILESTONES_HEAD } from '../files/report-csv.js';
import { paths } from '../pages/paths.js';
import { AllMilestones, type SiteEditions } from './all-milestones.js';

/**
 * The file of all milestones, and that of a quarter. Over many years it is too large to be kept among the pages, so it is sent while it is put
 * together from what was made of each edition. Its tag is known before, from the publication sequence.
 */
@Controller()
@Anyone()
export class AllMilestonesController {
  constructor(private readonly milestones: AllMilestones) {}

  @Get('data/milestones.csv')
  async all(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(await this.milestones.editions(null), 'milepost-milestones.csv', request, reply);
  }

  @Get('data/milestones/:file')
  async ofQuarter(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const quarter = quarterFileInAddress(file, '.csv', paths.quarterMilestones);
    const editions = await this.milestones.editions(quarter);
    if (editions.ids.length === 0) throw new NotFound();
    await this.send(editions, `milepost-milestones-${slugOf(quarter)}.csv`, request, reply);
  }

  private async send(editions: SiteEditions, name: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { 'accept-encoding': acceptEncoding, 'if-none-match': ifNoneMatch } = request.headers;
    const encoding = encodingFor(acceptEncoding);
    const tag = tagOf(editions.sequence, encoding);
    reply.headers({ 'Cache-Control': ASK_EACH_TIME, Vary: 'Accept-Encoding', ETag: tag });
    if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, tag)) {
      await reply.code(304).send();
      return;
    }
    reply.headers({
      ...OPEN_DATA,
      'Content-Type': FILE_TYPES.csv,
      'Content-Disposition': `attachment; filename="${name}"`,
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    });
    if (request.method === 'HEAD') await reply.send();
    else await reply.send(packed(Readable.from(this.milestones.csv(editions)), encoding));
  }
}

/** Other columns make another file of the same publications. */
const COLUMNS = createHash('sha256').update(MILESTONES_HEAD).digest('base64url').slice(0, 8);

const tagOf = (sequence: number, encoding: Encoding): string =>
  `"${sequence}-${COLUMNS}${encoding === 'identity' ? '' : `-${encoding}`}"`;

const packed = (lines: Readable, encoding: Encoding): Readable => {
  if (encoding === 'identity') return lines;
  const pack =
    encoding === 'gzip'
      ? createGzip({ level: 6 })
      : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  // A reader who goes away, or a database that does, ends both.
  lines.on('error', (error) => pack.destroy(error));
  pack.on('close', () => lines.destroy());
  return lines.pipe(pack);
};
