import { Secret } from './secret.js';
import type { Variables } from './variables.js';

/** A collector of OpenTelemetry, by OTLP over HTTP. */
export type OtlpConfig = Readonly<{
  /** Where `/v1/traces` and `/v1/metrics` are. */
  url: string;
  /** `name=value` with commas between them, values percent-encoded. */
  headers: Secret | null;
  /** Of a hundred traces that begin here, how many are sent. */
  percent: number;
}>;

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const HEADERS = 'OTEL_EXPORTER_OTLP_HEADERS';
const HEADER_LIST = /^\s*[\w-]+=[\x21-\x2b\x2d-\x7e]*(?:\s*,\s*[\w-]+=[\x21-\x2b\x2d-\x7e]*)*\s*$/u;

const isAddress = (text: string): boolean => {
  const url = URL.parse(text);
  const isHttp = url !== null && /^https?:$/u.test(url.protocol);
  return isHttp && url.username === '' && url.search === '' && url.hash === '';
};

const readHeaders = (variables: Variables): Secret | null => {
  const text = variables.secretText(HEADERS);
  if (text === undefined) return null;
  if (!HEADER_LIST.test(text) || !isDecodable(text))
    variables.refuse(HEADERS, 'set it to name=value, with commas between several, and values percent-encoded');
  return new Secret(text);
};

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** Null where no collector is named: then nothing is sent. */
export const readOtlp = (variables: Variables): OtlpConfig | null => {
  const url = variables.find(ENDPOINT);
  const headers = readHeaders(variables);
  const percent = variables.integer('PLUMBLINE_TRACE_PERCENT', 100, [0, 100]);
  if (url === undefined) return null;
  if (!isAddress(url))
    variables.refuse(
      ENDPOINT,
      `set it to the address of a collector, such as http://127.0.0.1:4318, with what is secret in ${HEADERS}`,
    );
  return { url: url.replace(/\/+$/u, ''), headers, percent };
};
