import { Global, Module } from '@nestjs/common';
import { InboundPeople } from './inbound-people.js';
import { SourceChanges } from './source-changes.js';

/** What comes in beside requests. */
@Global()
@Module({ providers: [SourceChanges, InboundPeople], exports: [InboundPeople] })
export class InboundModule {}
