import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Anyone } from './anyone.decorator.js';
import { WebEdge } from './edge.js';
import { Readiness } from './readiness.js';

@Controller('health')
@Anyone()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly edge: WebEdge,
  ) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    if (this.edge.server.stopping) return notReady(reply, 'stopping');
    try {
      await this.readiness.check();
      return { status: 'ready' };
    } catch (error) {
      this.edge.log.warn({ err: error }, 'not ready');
      return notReady(reply, 'not ready'); // the reason is for the log: it may name hosts and files
    }
  }
}

const notReady = (reply: FastifyReply, status: string): { status: string } => {
  reply.code(503);
  return { status };
};
