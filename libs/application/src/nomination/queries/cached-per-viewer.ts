import { markImmutable } from '@plumbline/responses';
import { weightOf } from '@plumbline/view-store';
import { LRUCache } from 'lru-cache';

/** About how many bytes, with what they are serialized to. */
const CAPACITY = 8 * 1024 * 1024;

/**
 * What viewers see of a cached object, kept for those who come back to it, as a committee does in a session. `key` is everything that
 * the answer depends on besides the object, whose identity tells whether it is still the same.
 */
export const cachedPerViewer = <Answer extends object>() => {
  const answers = new LRUCache<string, Readonly<{ source: object; answer: Answer }>>({ maxSize: CAPACITY });
  return async (source: object, key: string, make: () => Promise<Answer>): Promise<Answer> => {
    const cached = answers.get(key);
    if (cached?.source === source) return cached.answer;
    const answer = markImmutable(await make());
    answers.set(key, { source, answer }, { size: 2 * weightOf(answer) + key.length });
    return answer;
  };
};
