import { Module } from '@nestjs/common';
import { ReleaseTimer } from './release-timer.js';
import { RoundsModule } from './rounds.module.js';

/** Releases rounds at their moment. For the program that serves: a command does its own work and ends. */
@Module({ imports: [RoundsModule], providers: [ReleaseTimer] })
export class ReleaseTimerModule {}
