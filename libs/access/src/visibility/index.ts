export * from './sight.js';
