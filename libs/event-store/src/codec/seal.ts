import { canonicalJson } from '@plumbline/canonical';
import { ERASED } from '@plumbline/domain';
import {
  commitmentTo,
  isKeyOf,
  keyIdOf,
  type KeyName,
  type Keys,
  newSalt,
  openBox,
  type Opening,
  sealBox,
  type SealingKeys,
} from '@plumbline/sealing';
import { changeTexts, textsIn } from './personal-texts.js';

type Data = Readonly<Record<string, unknown>>;
export type SealableEvent = Readonly<{ id: string; type: string; version: number; stream: string; data: Data }>;
/** By key id; null where their texts had been ended already, and went nowhere. */
export type Boxes = Readonly<Record<string, string | null>>;
/** `data` has commitments in the place of texts; `boxes` is null where there were none. */
export type Sealed = Readonly<{ data: Data; boxes: string | null }>;
/** Path, salt and text of everything in a box. */
type Content = (readonly [path: string, salt: string, value: string])[];

/** A box is missing, or holds another text than the one that was committed to. The message holds none. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** The keys that an event needs: one for each person whom a text of it is about. */
export const keysFor = ({ type, version, data, stream }: SealableEvent): readonly KeyName[] => {
  const subjects = new Set(textsIn(type, version, data).map(({ subject }) => subject));
  return [...subjects].map((subject) => ({ subject, stream }));
};

const boxed = (event: SealableEvent, contents: ReadonlyMap<string, Content>, keys: SealingKeys): Boxes => {
  const box = (name: string, content: Content): readonly [keyId: string, box: string | null] => {
    const found = keys.get(name);
    if (found === undefined) return [name, null];
    return [found.id, sealBox(found.key, { eventId: event.id, keyId: found.id }, JSON.stringify(content))];
  };
  return Object.fromEntries([...contents].map(([name, content]) => box(name, content)));
};

/** The id of the key that sealed an event's texts about this person; undefined where there is no such box. */
export const keyIdIn = (boxes: Boxes, name: KeyName): string | undefined => {
  const usual = keyIdOf(name);
  return Object.hasOwn(boxes, usual) ? usual : Object.keys(boxes).find((id) => isKeyOf(id, name));
};

/** `keys` has all but those that were ended. */
export const seal = (event: SealableEvent, keys: SealingKeys): Sealed => {
  const contents = new Map<string, Content>();
  const data = changeTexts(event.type, event.version, event.data, ({ path, value, subject }) => {
    const salt = newSalt();
    const name = keyIdOf({ subject, stream: event.stream });
    const content = contents.get(name) ?? [];
    contents.set(name, content);
    content.push([path, salt, value]);
    return commitmentTo({ salt, path, value });
  });
  return { data, boxes: contents.size === 0 ? null : canonicalJson(boxed(event, contents, keys)) };
};

const openingsIn = (eventId: string, boxes: Boxes, keys: Keys): ReadonlyMap<string, Opening> => {
  const openings = new Map<string, Opening>();
  for (const [keyId, box] of Object.entries(boxes)) {
    const key = keys.get(keyId);
    if (key === undefined || box === null) continue;
    for (const [path, salt, value] of JSON.parse(openBox(key, { eventId, keyId }, box)) as Content)
      openings.set(path, { path, salt, value });
  }
  return openings;
};

/**
 * The data with its texts; those whose key is gone read as erased.
 * @throws BoxDamaged
 * @throws SealBroken
 */
export const unseal = (event: SealableEvent, boxes: Boxes, keys: Keys): Data => {
  const openings = openingsIn(event.id, boxes, keys);
  return changeTexts(event.type, event.version, event.data, ({ path, value: commitment, subject }) => {
    const keyId = keyIdIn(boxes, { subject, stream: event.stream });
    if (keyId === undefined) throw new SealBroken(`there is no box for ${path}`);
    if (boxes[keyId] === null || !keys.has(keyId)) return ERASED;
    const opening = openings.get(path);
    if (opening === undefined) throw new SealBroken(`no box holds ${path}`);
    if (commitmentTo(opening) !== commitment) throw new SealBroken(`the text of ${path} is not the one committed to`);
    return opening.value;
  });
};

/** Data in clear without the texts that were ended. */
export const withoutEnded = (
  { type, version, data, stream }: SealableEvent,
  isEnded: (name: KeyName) => boolean,
): Data => changeTexts(type, version, data, ({ value, subject }) => (isEnded({ subject, stream }) ? ERASED : value));
