/** The longest pattern, in UTF-16 code units: no path is longer, and a regular expression cannot be made of any length. */
const LONGEST = 4096;

/** The patterns in a text in the language of `.gitignore`. */
export function ignorePatternsIn(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && line.length <= LONGEST);
}
