import { ReadFramework } from '@plumbline/application';
import type { Replaced } from '../http/takes-what-is-read.js';

/** What a read shows of one part of a draft, by the key in the path. */
export const draftPart =
  (list: 'criteria' | 'counterSignals'): Replaced['read'] =>
  async (queries, { params, viewer }) => {
    const { draft, revision } = await queries.execute(new ReadFramework(params['id'] ?? '', viewer));
    const parts: readonly Readonly<{ key: string }>[] = draft === null ? [] : draft[list];
    return { shown: parts.find(({ key }) => key === params['key']), revision };
  };
