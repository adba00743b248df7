export declare const writeSbom: (file: string) => string;
