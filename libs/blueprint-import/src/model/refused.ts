/** A document that is not imported. `code` is stable; the message says what was seen, where, and what would be taken. */
export class BlueprintRefused extends Error {
  override readonly name: string = 'BlueprintRefused';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Valid, but of no supported document type. */
export class UnsupportedBlueprint extends BlueprintRefused {
  override readonly name = 'UnsupportedBlueprint';
  constructor(message: string) {
    super('blueprint-unsupported', message);
  }
}

export const refuse = (code: string, message: string): never => {
  throw new BlueprintRefused(code, message);
};
