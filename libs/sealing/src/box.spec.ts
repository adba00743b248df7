import { createSecretKey } from 'node:crypto';
import { BoxDamaged, encrypt, openBox, sealBox } from './box.js';
import { newKey } from './memory-keyring.js';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('a box', () => {
  const place = { eventId: 'e-1', keyId: 'nomination-n1/grace' };

  it('is AES-256-GCM as published by its authors (McGrew and Viega, test case 16)', () => {
    const key = createSecretKey(hex('feffe9928665731c6d6a8f9467308308'.repeat(2)));
    const text = hex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const sealed = encrypt(key, hex('cafebabefacedbaddecaf888'), text, hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'));
    expect(sealed.subarray(12, -16).toString('hex')).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
    );
    expect(sealed.subarray(-16).toString('hex')).toBe('76fc6ece0f4e1768cddf8853bb2d551b');
  });

  it('opens to its text where it was sealed, under its key', () => {
    const key = newKey();
    expect(openBox(key, place, sealBox(key, place, 'Zoë led it. 🚀'))).toBe('Zoë led it. 🚀');
  });

  it('is another every time, since its nonce is', () => {
    const key = newKey();
    const boxes = Array.from({ length: 200 }, () => sealBox(key, place, 'same'));
    expect(new Set(boxes.map((box) => Buffer.from(box, 'base64url').toString('hex', 0, 12))).size).toBe(200);
  });

  it.each([
    ['another event', { ...place, eventId: 'e-2' }],
    ['another key id', { ...place, keyId: 'nomination-n1/ada' }],
  ])('does not open for %s', (_, elsewhere) => {
    const key = newKey();
    expect(() => openBox(key, elsewhere, sealBox(key, place, 'text'))).toThrow(BoxDamaged);
  });

  it('does not open with another key, with any bit changed, or cut short', () => {
    const key = newKey();
    const box = Buffer.from(sealBox(key, place, 'text'), 'base64url');
    expect(() => openBox(newKey(), place, box.toString('base64url'))).toThrow(BoxDamaged);
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const flipped = Buffer.from(box);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openBox(key, place, flipped.toString('base64url'))).toThrow(BoxDamaged);
    }
    for (let length = 0; length < box.length; length += 1)
      expect(() => openBox(key, place, box.toString('base64url', 0, length))).toThrow(BoxDamaged);
  });

  it('does not say in its error what was in it', () => {
    const box = sealBox(newKey(), place, 'a secret');
    expect(() => openBox(newKey(), place, box)).toThrow(/^a box is not what was sealed$/);
  });
});
