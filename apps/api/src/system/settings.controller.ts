import { NamedIds } from '@plumbline/application';
import { ServerSettings } from '@plumbline/responses';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Reads } from '../http/reads.js';

@ApiTags('system')
@Controller('settings')
export class SettingsController {
  constructor(@Inject(NamedIds) private readonly namedIds: NamedIds) {}

  @Get()
  @Allow({ on: 'system', to: ['admin'] })
  @Reads('Settings of the server that decide what it refuses', { answer: ServerSettings })
  read(): ServerSettings {
    return { namedIds: this.namedIds.rule };
  }
}
