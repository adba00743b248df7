import { FIELDS, type Grants, type Viewer } from '@plumbline/access';
import { markImmutable } from '@plumbline/responses';
import { weightOf } from '@plumbline/view-store';
import { LRUCache } from 'lru-cache';

/** About how many bytes, with what they are serialized to. */
const CAPACITY = 8 * 1024 * 1024;

/** Everything about a viewer that an answer about a nomination depends on. */
export const viewKey = ({ personId }: Viewer, grants: Grants): string =>
  `${personId} ${FIELDS.map((field) => (grants[field] ? '1' : '0')).join('')}`;

/**
 * What viewers see of a cached object, kept for those who come back to it, as a committee does in a session. `key` is everything that
 * the answer depends on besides the object, whose identity tells whether it is still the same.
 */
export const cachedPerViewer = <Answer extends object>() => {
  const answers = new LRUCache<string, Readonly<{ source: object; answer: Answer }>>({ maxSize: CAPACITY });
  return (source: object, key: string, make: () => Answer): Answer => {
    const cached = answers.get(key);
    if (cached?.source === source) return cached.answer;
    const answer = markImmutable(make());
    answers.set(key, { source, answer }, { size: 2 * weightOf(answer) + key.length });
    return answer;
  };
};
