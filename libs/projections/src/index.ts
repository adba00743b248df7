export * from './kernel/view.js';
