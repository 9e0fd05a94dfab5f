import manifest from '../package.json' with { type: 'json' };

interface Manifest {
  readonly version: string;
  readonly homepage?: string;
}

/**
 * The site with the pages of rules: `homepage` of package.json, an https URL without a slash at the end. Null while
 * no site is registered: findings must not link to a domain that anybody can register.
 */
export const HOMEPAGE: string | null = (manifest as Manifest).homepage ?? null;
