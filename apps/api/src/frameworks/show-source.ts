import type { PartSource } from '@plumbline/application';
import type { PartKind } from '@plumbline/read-model';
import { linked } from '../http/source-links.js';
import type { PartSourceDto } from './dto/source-view.dto.js';

export const showSource = (part: PartSource, kind: PartKind): PartSourceDto =>
  linked(part.framework, kind)(part, part.key);
