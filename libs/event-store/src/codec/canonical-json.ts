/**
 * The one text of a JSON value: keys sorted by UTF-16 code unit, no white space, numbers and strings as JSON.stringify
 * writes them; properties that are undefined are left out. Throws `TypeError` on anything that JSON cannot give back.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'object') return compound(value);
  throw new TypeError(`A value of type ${typeof value} is not a JSON value`);
};

const compound = (value: object): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new TypeError('Only plain objects and arrays are JSON values');
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
};
