export declare const postgresPrograms: () => string | null;
export declare const postgresUrl: () => string | null;
export declare const HOW_TO_GET_POSTGRES: string;
