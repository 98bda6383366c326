import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Anyone } from '../../web/anyone.decorator.js';
import { type Encoding, encodingFor, namesTag } from '../../web/negotiation.js';
import { OPEN_DATA } from '../../web/public-page.js';
import { ASK_EACH_TIME } from '../../web/public-pages.js';
import { FILE_TYPES } from '../files/file-forms.js';
import { MILESTONES_HEAD } from '../files/report-csv.js';
import { AllMilestones } from './all-milestones.js';

/**
 * The file of all milestones. Over many years it is too large to be kept among the pages, so it is sent while it is put
 * together from what was made of each edition. Its tag is known before, from the publication sequence.
 */
@Controller()
@Anyone()
export class AllMilestonesController {
  constructor(private readonly milestones: AllMilestones) {}

  @Get('data/milestones.csv')
  async all(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('accept-encoding') acceptEncoding?: string,
    @Headers('if-none-match') ifNoneMatch?: string,
  ): Promise<void> {
    const editions = await this.milestones.editions();
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
      'Content-Disposition': 'attachment; filename="milepost-milestones.csv"',
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
