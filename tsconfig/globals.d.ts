/**
 * What the core may expect of wherever it runs: the few things beside ECMAScript that Node, browsers and workers all have.
 * https://min-common-api.proposal.wintertc.org/
 */

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array | ArrayBuffer, options?: { readonly stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare function atob(data: string): string;
declare function btoa(data: string): string;
