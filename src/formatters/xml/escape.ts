import { escapeTerminal } from '../escape.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text for the content or an attribute of XML 1.0, on one line. Control characters have no form there at all, so they
 * are made visible as in {@link escapeTerminal}; so are U+FFFE and U+FFFF.
 * Source: https://www.w3.org/TR/xml/#charsets.
 */
export function escapeXml(text: string): string {
  return escapeTerminal(text)
    .replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** ` name="value"` for each attribute that has a value. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
