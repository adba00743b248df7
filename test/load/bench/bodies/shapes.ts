import type { Type } from '@nestjs/common';
import { DescribeAreaDto } from '../../../../apps/api/src/frameworks/dto/area.dto.js';
import { MappingDto } from '../../../../apps/api/src/frameworks/dto/mapping.dto.js';
import { ReviewDto } from '../../../../apps/api/src/nominations/dto/review.dto.js';
import { CastVoteDto } from '../../../../apps/api/src/nominations/dto/vote.dto.js';

/** A body of about so many bytes, for a route that takes this class. */
export type Shape = Readonly<{ name: string; type: Type; of: (bytes: number) => string }>;

/** As many of these as there is room for, separated by commas. */
const filled = (bytes: number, part: (at: number) => string, most = Infinity): string => {
  const size = part(100_000).length + 1;
  return Array.from({ length: Math.min(most, Math.max(1, Math.floor(bytes / size))) }, (_, at) => part(at)).join(',');
};
const review = (ratings: string): string => `{"ratings":[${ratings}],"recommendation":"promote","confidence":"high"}`;
const rating = (at: number): string => `{"criterion":"criterion-${at.toString()}","rating":3}`;
const rule = (at: number): string =>
  `{"blueprint":"x","kind":"k${at.toString()}","group":null,"itemLevel":null,"becomes":"nothing","level":null,"area":{"key":"a","title":"A"},"weight":null,"critical":false,"requiredRating":1,"minEvidence":1}`;
const texts = (bytes: number, part: string): string => {
  const units = Math.floor(Math.min(2_000, bytes / 400) / part.length);
  const text = JSON.stringify(part.repeat(Math.max(1, units)));
  const half = Math.min(200, Math.max(1, Math.floor(bytes / Buffer.byteLength(text) / 2)));
  const list = Array.from({ length: half }, () => text).join(',');
  return `{"key":"a","title":"A","examples":[${list}],"antiPatterns":[${list}]}`;
};
const unknownKeys = (of: string) => (at: number) => `{"${of}${at.toString()}":1}`;

const key = (at: number): string => `"k${at.toString()}":1`;
const KEYS_OF_ONE = 900;

export const SHAPES: readonly Shape[] = [
  { name: 'one object of unknown keys', type: CastVoteDto, of: (bytes) => `{${filled(bytes, key)}}` },
  { name: 'one key again and again', type: CastVoteDto, of: (bytes) => `{${filled(bytes, () => '"choice":1')}}` },
  {
    name: 'keys that are numbers',
    type: CastVoteDto,
    of: (b) => `{${filled(b, (at) => `"${(at * 7).toString()}":1`)}}`,
  },
  {
    name: 'objects of many unknown keys',
    type: ReviewDto,
    of: (bytes) => review(filled(bytes, () => `{${filled(Infinity, key, KEYS_OF_ONE)}}`)),
  },
  {
    name: 'objects of one unknown key',
    type: ReviewDto,
    of: (bytes) => review(filled(bytes, unknownKeys('k'), 2_000)),
  },
  {
    name: 'more objects than a list may have',
    type: ReviewDto,
    of: (bytes) => review(filled(bytes, unknownKeys('k'))),
  },
  { name: 'ratings', type: ReviewDto, of: (bytes) => review(filled(bytes, rating, 2_000)) },
  { name: 'too many ratings', type: ReviewDto, of: (bytes) => review(filled(bytes, rating, 9_000)) },
  {
    name: 'wrong ratings',
    type: ReviewDto,
    of: (b) => review(filled(b, () => '{"criterion":"A B","rating":"x"}', 2_000)),
  },
  { name: 'rules of a mapping', type: MappingDto, of: (b) => `{"levels":[],"rules":[${filled(b, rule, 2_000)}]}` },
  { name: 'a wide list of numbers', type: ReviewDto, of: (bytes) => review(filled(bytes, () => '1')) },
  { name: 'lists of numbers', type: ReviewDto, of: (b) => review(filled(b, () => `[${filled(2_000, () => '1')}]`)) },
  {
    name: 'a wide list of texts',
    type: DescribeAreaDto,
    of: (b) => `{"key":"a","examples":[${filled(b, () => '"x"')}]}`,
  },
  { name: 'brackets', type: CastVoteDto, of: (bytes) => `{"choice":${'['.repeat(bytes)}` },
  {
    name: 'nested to the limit',
    type: CastVoteDto,
    of: (bytes) => `{"choice":[${filled(bytes, () => `${'['.repeat(29)}${']'.repeat(29)}`)}]}`,
  },
  { name: 'a long text', type: CastVoteDto, of: (bytes) => `{"choice":"promote","rationale":"${'x'.repeat(bytes)}"}` },
  { name: 'a long key', type: CastVoteDto, of: (bytes) => `{"choice":"promote","${'x'.repeat(bytes)}":1}` },
  { name: 'a long number', type: CastVoteDto, of: (bytes) => `{"choice":1${'0'.repeat(bytes)}}` },
  { name: 'escapes', type: CastVoteDto, of: (bytes) => `{"choice":"${'\\u0041'.repeat(bytes / 6)}"}` },
  { name: 'quotes in quotes', type: CastVoteDto, of: (bytes) => `{"choice":"${'\\"'.repeat(bytes / 2)}"}` },
  { name: 'backslashes', type: CastVoteDto, of: (bytes) => `{"choice":"${'\\\\'.repeat(bytes / 2)}"}` },
  {
    name: 'keys of escapes',
    type: CastVoteDto,
    of: (b) => `{"choice":[${filled(b, () => '{"\\u0041onstructor":1}', 9_000)}]}`,
  },
  { name: 'texts in ASCII', type: DescribeAreaDto, of: (bytes) => texts(bytes, 'word and more. ') },
  { name: 'texts with accents', type: DescribeAreaDto, of: (bytes) => texts(bytes, 'h\u00f6flich, ') },
  { name: 'texts of ideographs', type: DescribeAreaDto, of: (bytes) => texts(bytes, '\u4e2d') },
  { name: 'texts with a picture', type: DescribeAreaDto, of: (bytes) => texts(bytes, `${'x'.repeat(300)}\u{1f600}`) },
  { name: 'joined pictures', type: DescribeAreaDto, of: (bytes) => texts(bytes, '\u{1f468}\u200d\u{1f469}') },
  { name: 'joined letters', type: DescribeAreaDto, of: (bytes) => texts(bytes, '\u0645\u200c\u0645') },
];
