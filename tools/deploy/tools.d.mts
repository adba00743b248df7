export type Tool =
  | 'hadolint'
  | 'check-jsonschema'
  | 'shellcheck'
  | 'haproxy'
  | 'kustomize'
  | 'kubernetes-validate'
  | 'promtool'
  | 'validate-sbom';
export declare const TOOLS: readonly Tool[];
export declare const HOW_TO_GET_TOOLS: string;
export declare const findTool: (name: Tool) => string | null;
