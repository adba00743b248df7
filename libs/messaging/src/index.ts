export { type Message, messageOf, SOURCE } from './cloud-event.js';
export { asyncApiDocument } from './public-events/async-api.js';
export { dataSchema, type Definition } from './public-events/define.js';
export { PUBLIC_EVENTS, type PublicType } from './public-events/definitions.js';
export { type PublicEvent, typeName } from './public-events/public-event.js';
export { type Topic, type TopicName, TOPICS } from './public-events/topics.js';
export { evolve, hasState, INITIAL, type StreamState } from './translate/state.js';
export { TABLE } from './translate/table.js';
export { isNeverPublic, translate } from './translate/translate.js';
