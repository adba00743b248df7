import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** Of a position's text, which takes a byte more for its length, so that all tokens are equally long. */
const LONGEST = 31;
const IV = 16;
const TOKEN = /^[\w-]{64}$/;

/**
 * Positions as they leave for those who may not count what happens: sealed with a synthetic IV, so that the same position is the same token
 * again, and a token tells nothing but whether two are equal. Nothing else opens: a token that was altered or made up is none.
 */
export class PositionTokens {
  /** Key objects: Node takes five times as long to begin with the bytes of a key. */
  private readonly forIv: KeyObject;
  private readonly forText: KeyObject;

  constructor(key: Uint8Array) {
    const derived = (purpose: string): KeyObject =>
      createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', `plumbline position ${purpose}`, 32)));
    this.forIv = derived('iv');
    this.forText = derived('text');
  }

  seal(position: string): string {
    const padded = Buffer.alloc(LONGEST + 1);
    const length = padded.write(position, 'latin1');
    if (length !== position.length || length > LONGEST) throw new RangeError('The position is too long for a token.');
    padded.writeUInt8(length, LONGEST);
    const iv = this.ivFor(padded);
    return Buffer.concat([iv, createCipheriv('aes-256-ctr', this.forText, iv).update(padded)]).toString('base64url');
  }

  /** Undefined for what is no token of this key. */
  open(token: string): string | undefined {
    if (!TOKEN.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const iv = bytes.subarray(0, IV);
    const padded = createDecipheriv('aes-256-ctr', this.forText, iv).update(bytes.subarray(IV));
    if (!timingSafeEqual(iv, this.ivFor(padded))) return undefined;
    return padded.toString('latin1', 0, padded.readUInt8(LONGEST));
  }

  private ivFor(padded: Uint8Array): Buffer {
    return createHmac('sha256', this.forIv).update(padded).digest().subarray(0, IV);
  }
}
