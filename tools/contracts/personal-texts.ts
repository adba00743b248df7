import { EVENT_VERSIONS, type EventType } from '@plumbline/domain';
import { personalFields } from '@plumbline/event-store';
import type { Contracts } from './event-schemas.js';
import { formatted, pageDrift } from './page.js';

const FILE = 'docs/personal-texts.md';

const HEAD = `<!-- Generated from contracts/events by npm run contracts. -->

# Every text about a person

These fields of events are texts that people write about a person, and are sealed under keys of that person: the one whom the named field of the same event identifies. Everything else in events is ids, choices,
numbers, times and texts about nobody. What that means for an erasure is in [privacy.md](privacy.md).

| event | field | about |
| ----- | ----- | ----- |`;

const row = (type: EventType) =>
  personalFields(type, EVENT_VERSIONS[type]).map(({ path, subject }) => {
    const field = path
      .map((part) => (part === '*' ? '[]' : part))
      .join('.')
      .replaceAll('.[]', '[]');
    return `| \`${type}\` | \`${field}\` | \`${subject.at(-1) ?? ''}\` |`;
  });

export const personalTextsDrift = async (root: string): Promise<Contracts> => {
  const lines = (Object.keys(EVENT_VERSIONS) as EventType[]).sort().flatMap(row);
  return pageDrift(root, FILE, await formatted(root, FILE, [HEAD, ...lines]));
};
