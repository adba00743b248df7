export { canonicalJson } from './canonical-json.js';
export { sha256, sha256OfParts } from './sha256.js';
