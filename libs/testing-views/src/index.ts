export * from './view-rows.js';
