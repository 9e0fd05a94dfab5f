import manifest from '../package.json' with { type: 'json' };

/** The version of this package; the bundler writes it in. */
export const VERSION: string = manifest.version;
