// Written by `npm run generate`: the reader in assembly/, compiled to WebAssembly, in base64.
export declare const BYTE_READER: string;
