import { ensureNode } from './ensure-node.js';

const found = (version: string) => () => {
  ensureNode(version);
};

describe('the Node that a start finds', () => {
  it.each(['20.20.2', '22.22.3', '23.11.0'])('is refused where it is too old (%s), with what to do', (version) => {
    expect(found(version)).toThrow(`Node 24 or later, and this is ${version}: use npm start or npx plumbline`);
  });
  it.each(['24.0.0', '24.21.0', '26.1.0'])('is taken otherwise (%s)', (version) => {
    expect(found(version)).not.toThrow();
  });
  it('is the one that runs it, where none is named', () => {
    expect(ensureNode).not.toThrow();
  });
});
