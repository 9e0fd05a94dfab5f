/** Written in by the bundler, and by the test runner. */
declare const __VERSION__: string | undefined;

/** The version of this package; sources that run as they are have none. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';
