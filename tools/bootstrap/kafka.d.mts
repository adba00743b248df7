export declare const kafkaPrograms: () => Readonly<{ java: string; jars: string }> | null;
export declare const HOW_TO_GET_KAFKA: string;
