export { personalFields, type PersonalField } from './personal.js';
export { UnreadableEvent } from './upcast.js';
