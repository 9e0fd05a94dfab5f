import packageJson from '../package.json' with { type: 'json' };

/** The one place that decides where links lead; null while nothing is registered. */
export const HOMEPAGE = (packageJson as { readonly version: string; readonly homepage?: string }).homepage ?? null;

/** What every build replaces in src/links.ts. */
export const define = { __HOMEPAGE__: JSON.stringify(HOMEPAGE) };
