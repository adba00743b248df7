import { memoize } from '../text/memoize.js';
import { normalizeSpace } from '../text/keys.js';
import { spaceOr, withoutEnd } from '../text/trim.js';

export type ListKind = 'responsibility' | 'example' | 'anti-pattern' | 'resource';

/** Spelt as people do in a hurry. */
const RESPONSIBILITIES = 'resp\\p{L}{0,3}s[aei]b\\p{L}*t(?:y|ies|es|is)';

/** What pages call their lists, in small letters, without a colon, brackets and "key", "common" or the like in front. */
const KINDS: readonly (readonly [RegExp, ListKind])[] = [
  [/^(?:accountabilit(?:y|ies)|duties|expectations?|behaviou?rs|criteri(?:a|on)|example criteria)$/u, 'responsibility'],
  [new RegExp(`^${RESPONSIBILITIES}$`, 'u'), 'responsibility'],
  [/^(?:roles? (?:and|&) responsibilities|what (?:we expect|you do|is expected|you(?:'|’)ll do))$/u, 'responsibility'],
  [/^(?:examples?|for example|(?:example|sample|typical) (?:projects?|work|tasks|behaviou?rs))$/u, 'example'],
  [/^examples? (?:of|for) .{1,40}$/u, 'example'],
  [/^(?:what (?:this|it) (?:can )?looks? like|in practice)$/u, 'example'],
  [
    /^(?:anti[ -]?patterns?|pitfalls?|setbacks|red flags?|warning signs?|mistakes|failure modes|derailers)$/u,
    'anti-pattern',
  ],
  [/^(?:what (?:to avoid|(?:this|it) (?:is not|isn(?:'|’)t))|counter[ -]?examples?|bad examples?)$/u, 'anti-pattern'],
  [/^(?:resourcing|resources|readings?|reading list|references?|links|books|see also|bibliography)$/u, 'resource'],
];
const IN_FRONT =
  /^(?:key|core|main|primary|common|typical|expected|general|further|recommended|suggested|additional|useful|learning) /u;

/** "antiPatterns" and "anti_patterns" of a data file are words like any. */
const words = (text: string): string =>
  withoutEnd(
    normalizeSpace(
      text
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replaceAll('_', ' ')
        .replace(/\([^()]*\)/gu, ' ')
        .replace(/^[^\p{L}]+/u, ''),
    ).toLowerCase(),
    spaceOr(':'),
  );

/** What the list after a label or heading holds; null where the words are not among the known ones. */
export const listKindOf = memoize((text: string): ListKind | null => {
  if (text.length > 80) return null;
  const label = words(text);
  const found = [label, label.replace(IN_FRONT, '')].flatMap(
    (name) => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? [],
  );
  return found[0] ?? null;
});

/** True where the page calls the list "Responsibilities" and nothing more, as other documents with such lists do not. */
export const isResponsibilities = (text: string): boolean =>
  text.length <= 80 &&
  new RegExp(`^(?:roles? (?:and|&) )?${RESPONSIBILITIES}$`, 'u').test(words(text)) &&
  !/ty$/iu.test(words(text));
