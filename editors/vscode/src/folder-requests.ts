/**
 * What the server in a browser asks of the extension: a worker has no files, and only the extension may use VS Code's.
 * Messages are handed over without being made text, so contents stay bytes.
 */
import { RequestType } from 'vscode-languageserver-protocol';

export interface ListFilesParams {
  /** URI of a folder. */
  readonly folder: string;
}

export interface ListFilesResult {
  /** Posix paths below the folder. */
  readonly paths: readonly string[];
  /** Whether there are more files than one asks for in a browser. */
  readonly isCut: boolean;
}

export interface ReadFilesParams extends ListFilesParams {
  readonly paths: readonly string[];
}

/** Contents in the order of the paths; null for what is not there or cannot be read. */
export type ReadFilesResult = readonly (Uint8Array | null)[];

export const listFilesRequest = new RequestType<ListFilesParams, ListFilesResult, void>('fargate-lint/listFiles');
export const readFilesRequest = new RequestType<ReadFilesParams, ReadFilesResult, void>('fargate-lint/readFiles');
