import type { Type } from '@nestjs/common';

/** Every controller of the API. One that is not here is not served. */
export const CONTROLLERS: Type[] = [];
