/** `homepage` of package.json, which builds write in; see scripts/homepage.ts. */
declare const __HOMEPAGE__: string | null;

/**
 * The site with the pages of rules: an https URL without a slash at the end. Null while no site is registered, since
 * findings must not link to a domain that anybody can register, and in the sources, so that tests do not depend on it.
 */
export const HOMEPAGE: string | null = typeof __HOMEPAGE__ === 'undefined' ? null : __HOMEPAGE__;
