import { checkpointText, parseCheckpoint } from './checkpoint.js';
import { cosignedAt, cosignedBy } from './cosignature.js';
import { SigningKey } from './keys.js';
import {
  isNoteSignedBy,
  KEY_TYPES,
  NoteRefused,
  noteOf,
  parseNote,
  parseVkey,
  signedBy,
  verifierOf,
  vkeyOf,
} from './note.js';

const EXAMPLE = parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
const EXAMPLE_NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
/** RFC 8032, tests 1 and 2. */
const LOG = new SigningKey(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
const WITNESS = new SigningKey(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'));
const ORIGIN = 'calibration.example/audit/test-1';
const CHECKPOINT = `${ORIGIN}\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n`;
const SIGNED =
  '— calibration.example/audit/test-1 G2CZecqjSEmGDrG7ruvDg/n2vVepuLbc/Iryv3awNOO07vA851jZ5Y2QR7pWc+8PuD/pN9S2oQ1N8y4v4Ut4YlG/MAI=\n';
const COSIGNED =
  '— witness.example/w1 BNLYMwAAAABpVbkAw/s7KlWZ6j/+demp2njvDJyRJDR1NNWqUIM6ldP2/SsyR46YmXAFJJ/66wypRqLUrCsBPoQ+A3FG6OHsLXWLBw==\n';
const SEEN_AT = 1_767_225_600;

const ofLog = verifierOf(ORIGIN, KEY_TYPES.ed25519, LOG.publicKey);
const ofWitness = verifierOf('witness.example/w1', KEY_TYPES.cosignature, WITNESS.publicKey);

const refusalOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof NoteRefused) return error.message;
    throw error;
  }
};
/** The note with another character in the place of one. */
const changedAt = (note: string, at: number, to: string): string => note.slice(0, at) + to + note.slice(at + 1);

describe('a signed note', () => {
  it('is signed as the published one is', () => {
    expect(isNoteSignedBy(parseNote(EXAMPLE_NOTE), EXAMPLE)).toBe(true);
    expect(noteOf(parseNote(EXAMPLE_NOTE))).toBe(EXAMPLE_NOTE);
    expect(vkeyOf(EXAMPLE)).toBe('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  });

  it('is a checkpoint with the published signature and cosignature', () => {
    expect(vkeyOf(ofLog)).toBe(`${ORIGIN}+1b609979+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea`);
    const signature = signedBy(ORIGIN, LOG, CHECKPOINT);
    const cosignature = cosignedBy('witness.example/w1', WITNESS, CHECKPOINT, SEEN_AT);
    const note = noteOf({ text: CHECKPOINT, signatures: [signature, cosignature] });
    expect(note).toBe(`${CHECKPOINT}\n${SIGNED}${COSIGNED}`);
    expect([isNoteSignedBy(parseNote(note), ofLog), cosignedAt(parseNote(note), ofWitness)]).toEqual([
      true,
      { witness: 'witness.example/w1', at: SEEN_AT },
    ]);
    expect(checkpointText(parseCheckpoint(CHECKPOINT))).toBe(CHECKPOINT);
  });

  it('is not signed by a key that did not, and passes over signatures of unknown keys', () => {
    const note = parseNote(`${CHECKPOINT}\n${COSIGNED}${SIGNED}`);
    expect([isNoteSignedBy(note, EXAMPLE), isNoteSignedBy(note, ofLog)]).toEqual([false, true]);
    const other = verifierOf(ORIGIN, KEY_TYPES.ed25519, WITNESS.publicKey);
    expect([isNoteSignedBy(note, other), cosignedAt(parseNote(`${CHECKPOINT}\n${SIGNED}`), ofWitness)]).toEqual([
      false,
      undefined,
    ]);
  });

  it('is refused wherever one character of it is another', () => {
    const note = `${CHECKPOINT}\n${SIGNED}${COSIGNED}`;
    const outcomes = new Map<unknown, number>();
    for (let at = 0; at < note.length; at += 1) {
      const changed = changedAt(note, at, note[at] === 'A' ? 'B' : 'A');
      const outcome = refusalOf(() => {
        const parsed = parseNote(changed);
        // A key whose name or id is another one is of nobody.
        return isNoteSignedBy(parsed, ofLog) && cosignedAt(parsed, ofWitness) !== undefined && 'accepted';
      });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.has('accepted')).toBe(false);
    expect(outcomes.get(`the signature of "${ORIGIN}" is not of this text`)).toBeGreaterThan(CHECKPOINT.length - 5);
    expect(outcomes.get('the cosignature of "witness.example/w1" is not of this checkpoint and time')).toBeGreaterThan(
      80,
    );
  });

  it.each([
    ['no empty line', 'text\n', 'the note has no signatures behind an empty line'],
    ['no end of line at its end', EXAMPLE_NOTE.trimEnd(), 'the note has no signatures behind an empty line'],
    [
      'a control character',
      `a\tb\n\n${SIGNED}`,
      'the text of a note ends with an end of line, and has no other control characters',
    ],
    ['a line that is no signature', `text\n\nsigned by me\n`, 'a line of signatures is none'],
    ['a minus in the place of a dash', `text\n\n${SIGNED.replace('—', '-')}`, 'a line of signatures is none'],
    ['a signature of nothing', 'text\n\n— me AAAA\n', 'a line of signatures is none'],
    ['base64 that nobody writes', `text\n\n${SIGNED.replace('=\n', '\n')}`, 'a signature is no base64'],
    ['too many signatures', `text\n\n${SIGNED.repeat(101)}`, 'the note has too many signatures'],
    ['too much text', `${'x'.repeat(1_000_000)}\n\n${SIGNED}`, 'the note is too long'],
  ])('is refused with %s', (_, note, why) => {
    expect(refusalOf(() => parseNote(note))).toBe(why);
  });

  it.each([
    ['a name with a space', 'exa mple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'is no name of a key'],
    [
      'another id',
      'example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      'does not have the id that stands beside it',
    ],
    [
      'another type',
      'example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      'is of no type that is known here',
    ],
    ['a shorter key', 'example.com/foo+530d903a+AekyeRrm', 'is of no type that is known here'],
    ['no base64', 'example.com/foo+530d903a+??', 'the key is no base64'],
    ['nothing in it', '', 'is of no type that is known here'],
  ])('has no key with %s', (_, vkey, why) => {
    expect(refusalOf(() => parseVkey(vkey))).toContain(why);
  });
});

describe('a checkpoint', () => {
  it.each([
    ['an extension line', `${CHECKPOINT}more\n`, 'a checkpoint has three lines: origin, size and root'],
    ['no end', CHECKPOINT.trimEnd(), 'a checkpoint has three lines: origin, size and root'],
    ['no origin', CHECKPOINT.replace(ORIGIN, ''), 'the checkpoint does not say of which log it is'],
    ['a zero before its size', CHECKPOINT.replace('\n8', '\n08'), '"08" is no size of a tree'],
    ['a size that is none', CHECKPOINT.replace('\n8', '\n-8'), '"-8" is no size of a tree'],
    [
      'a size beyond counting',
      CHECKPOINT.replace('\n8', '\n9007199254740993'),
      '"9007199254740993" is no size of a tree',
    ],
    ['a shorter root', `${ORIGIN}\n8\nAAAA\n`, 'the root of the checkpoint has 3 bytes in place of 32'],
  ])('is refused with %s', (_, text, why) => {
    expect(refusalOf(() => parseCheckpoint(text))).toBe(why);
  });

  it('is not cosigned at no time, and a key has 32 bytes', () => {
    expect(() => cosignedBy('w', WITNESS, CHECKPOINT, 0)).toThrow('0 is no time in whole seconds');
    expect(() => new SigningKey(Buffer.of(1))).toThrow('A key of Ed25519 has 32 bytes');
  });
});
