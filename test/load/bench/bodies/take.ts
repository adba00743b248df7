import { parseJson } from '../../../../apps/api/src/http/json-body.js';
import type { JsonLimits } from '../../../../apps/api/src/http/json-scan.js';
import { problemText } from '../../../../apps/api/src/http/problem-body.js';
import { Problem } from '../../../../apps/api/src/http/problems.js';
import { validationPipe } from '../../../../apps/api/src/http/validation-pipe.js';
import type { Shape } from './shapes.js';

const pipe = validationPipe();

/** All that happens to a body before its command: parsed, checked, and refused in words where it is wrong. */
export const take = (bytes: Uint8Array, { type }: Shape, limits: JsonLimits): unknown => {
  try {
    return pipe.transform(parseJson(bytes, limits), { type: 'body', metatype: type });
  } catch (error) {
    if (error instanceof Problem) return problemText(error);
    throw error;
  }
};
