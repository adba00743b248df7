export { personalFields, type PersonalField } from './personal.js';
export { Codec } from './codec.js';
