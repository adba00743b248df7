import { ensureNode } from './ensure-node.js';

const found = (version: string) => () => {
  ensureNode(version);
};

describe('the Node version at a start', () => {
  it.each(['20.20.2', '22.22.3', '23.11.0'])('is refused if it is too old (%s), with the fix', (version) => {
    expect(found(version)).toThrow(`Node 24 or later, and this is ${version}: use npm start or npx plumbline`);
  });
  it.each(['24.0.0', '24.21.0', '26.1.0'])('is accepted otherwise (%s)', (version) => {
    expect(found(version)).not.toThrow();
  });
  it('is that of the running Node by default', () => {
    expect(ensureNode).not.toThrow();
  });
});
