/** The library: everything of the browser entry, and whatever needs Node. */
export * from './browser.ts';
export { type Formatter, formatters } from './formatters/formatters.ts';
export type { FormatName } from './formatters/index.ts';
export { createStyle, type Style, type StyleSource } from './formatters/terminal/style.ts';
export { readRepository } from './host/read-repository.ts';
export { loadPlugins, type Plugin, PluginError } from './plugins/load-plugins.ts';
