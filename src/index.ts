/** The library: everything of the browser entry, and whatever needs Node. */
export * from './browser.ts';
