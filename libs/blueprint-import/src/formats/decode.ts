import { isUtf8 } from 'node:buffer';
import { sha256 } from '@plumbline/canonical';
import { refuse } from '../model/refused.js';

export const MAX_BYTES = 5 * 1024 * 1024;

/** `text` has no byte order mark and ends its lines with LF; `sha256` is that of the bytes as they came. */
export type Decoded = Readonly<{ text: string; sha256: string }>;

/** Where the first byte sequence begins that is no UTF-8: decoding replaces it, so it is where a second encoding differs. */
const firstInvalid = (bytes: Uint8Array): number => {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const differs = bytes.findIndex((byte, index) => byte !== again[index]);
  let at = differs === -1 ? bytes.length : differs;
  while (at > 0 && !isUtf8(bytes.subarray(0, at))) at -= 1;
  return at;
};

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

const SIGNATURES = [
  ['%PDF-', 'a PDF file'],
  ['PK\u0003\u0004', 'an office document or a ZIP archive'],
  ['\u007fELF', 'a program'],
  ['\u0089PNG', 'a picture'],
] as const;
/** What the first bytes say that the file is; null where it may be text. */
const formatOf = (bytes: Uint8Array): string | null => {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  return SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
};

const toBytes = (content: Uint8Array | string): Uint8Array => {
  if (typeof content !== 'string') return content;
  const bytes = Buffer.from(content, 'utf8');
  if (bytes.toString('utf8') !== content)
    refuse('blueprint-encoding', 'The text holds half a surrogate pair; save it as UTF-8.');
  return bytes;
};

const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0);

/** Control characters are refused, not stripped: they mean a wrong encoding or an attack, and never a ladder. */
export const ensureNoControls = (text: string, firstLine = 1): void => {
  let line = firstLine;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) line += 1;
    if (isControl(code))
      refuse(
        'blueprint-control-character',
        `Line ${String(line)} holds the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}; remove it.`,
      );
  }
};

export const decode = (content: Uint8Array | string): Decoded => {
  const bytes = toBytes(content);
  if (bytes.byteLength > MAX_BYTES)
    refuse('blueprint-too-large', `This has more than the ${String(MAX_BYTES)} bytes that a blueprint may have.`);
  const other = formatOf(bytes);
  if (other !== null) refuse('blueprint-encoding', `This is ${other}, not text; save it as HTML or Markdown.`);
  if (!isUtf8(bytes))
    refuse(
      'blueprint-encoding',
      `Byte ${String(firstInvalid(bytes))} is not UTF-8${isUtf16(bytes) ? ' (the document looks like UTF-16)' : ''}; save it as UTF-8.`,
    );
  const text = new TextDecoder('utf-8').decode(bytes);
  ensureNoControls(text);
  return { text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), sha256: sha256(bytes) };
};
