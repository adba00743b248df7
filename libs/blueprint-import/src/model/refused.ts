export type BlueprintCode =
  | 'blueprint-control-character'
  | 'blueprint-encoding'
  | 'blueprint-front-matter'
  | 'blueprint-json'
  | 'blueprint-several'
  | 'blueprint-text-too-long'
  | 'blueprint-too-complex'
  | 'blueprint-too-large'
  | 'blueprint-unsupported'
  | 'blueprint-untitled'
  | 'blueprint-yaml'
  | 'mapping-level';

/** A document that is not imported. `code` is stable; the message says what was seen, where, and what would be taken. */
export class BlueprintRefused extends Error {
  override readonly name: string = 'BlueprintRefused';
  constructor(
    readonly code: BlueprintCode,
    message: string,
  ) {
    super(message);
  }
}

/** Valid, but of no supported document type. The message says what was seen, then what is supported, which is the same for all. */
export class UnsupportedBlueprint extends BlueprintRefused {
  override readonly name = 'UnsupportedBlueprint';
  constructor(
    readonly seen: string,
    readonly supported = '',
  ) {
    super('blueprint-unsupported', supported === '' ? seen : `${seen} Supported: ${supported}.`);
  }
}

export const refuse = (code: BlueprintCode, message: string): never => {
  throw new BlueprintRefused(code, message);
};
