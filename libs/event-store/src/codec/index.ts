export { personalFields, type PersonalField } from './personal.js';
