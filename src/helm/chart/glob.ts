import type { RE2JS } from 're2js';
import { library } from '../libraries.ts';

/** The pattern of gobwas/glob with `/` between parts, which `.Files.Glob` takes. */
export function globPattern(glob: string): RE2JS {
  const parts = glob.match(/\*\*|\*|\?|\\.|\[!?[^\]]*\]|[{},]|[^*?\\[{},]+|[\s\S]/g) ?? [];
  const expressions = library('expressions');
  let depth = 0;
  const source = parts.map((part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 2) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    if (part === '{') depth++;
    if (part === '{') return '(?:';
    if (part === '}' && depth > 0) {
      depth--;
      return ')';
    }
    if (part === ',' && depth > 0) return '|';
    return expressions.quote(part.startsWith('\\') && part.length > 1 ? part.slice(1) : part);
  });
  return expressions.compile(`(?s)^${source.join('')}$`);
}
