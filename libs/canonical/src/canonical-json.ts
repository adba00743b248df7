/**
 * The one text of a JSON value, as RFC 8785 has it: keys sorted by UTF-16 code unit, no white space, numbers and strings as
 * ECMAScript writes them. Properties that are undefined are left out. Throws `TypeError` on anything that JSON cannot give
 * back: numbers that are not finite, half a surrogate pair, and whatever is no plain object, array or primitive.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'object') return compound(value);
  throw new TypeError(
    `${typeof value === 'number' ? 'A number that is not finite' : `A ${typeof value}`} is no JSON value`,
  );
};

const quoted = (text: string): string => {
  if (text.isWellFormed()) return JSON.stringify(text);
  throw new TypeError('Text with half a surrogate pair is no JSON value');
};

const compound = (value: object): string => {
  // A hole in an array is undefined, and refused, once it is spread.
  if (Array.isArray(value)) return `[${[...(value as readonly unknown[])].map(canonicalJson).join(',')}]`;
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new TypeError('Only plain objects and arrays are JSON values');
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
};
