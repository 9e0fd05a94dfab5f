// What the JavaScript around the module gives it: src/cli/byte-reader.ts.

/** Throws: the file has something that another reader must judge. */
export declare function handOver(): void;

/** Whether anybody asks for objects of the kind that is named from `start` to `end`: 0 is no, 1 yes, others by words. */
export declare function ask(start: usize, end: usize): u8;

/** Whether the words of an answer may be meant in a document. */
export declare function mayMention(answer: u8, start: usize, end: usize): boolean;

/** Takes a document: its part of the file, its first key (nowhere, if both are 0), and its value as JSON text. */
export declare function take(
  index: i32,
  start: usize,
  end: usize,
  keyStart: usize,
  keyEnd: usize,
  json: usize,
  jsonEnd: usize,
): void;
