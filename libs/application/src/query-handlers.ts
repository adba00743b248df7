import type { Type } from '@nestjs/common';

/** The handler of every query. One that is not here answers nothing. */
export const QUERY_HANDLERS: Type[] = [];
