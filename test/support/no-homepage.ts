/** In place of src/links.ts, so that tests print the same whether package.json has a homepage or not. */
export const HOMEPAGE: string | null = null;
