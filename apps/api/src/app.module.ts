import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/access.module.js';
import { InboundModule } from './inbound/inbound.module.js';
import { ACTION_ROUTES, actionRoutesIn } from './nominations/action-routes.js';
import { ProjectionsModule } from './system/projections.module.js';
import { type Settings, SettingsModule } from './system/settings.module.js';
import { StoreModule } from './system/store.module.js';

@Module({})
export class AppModule {
  static of(settings: Settings, controllers: Type[]): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        SettingsModule.of(settings),
        StoreModule,
        ProjectionsModule,
        AccessModule,
        InboundModule,
      ],
      controllers,
      providers: [{ provide: ACTION_ROUTES, useValue: actionRoutesIn(controllers) }],
    };
  }
}
