import type { RE2JS } from 're2js';
import type { Budget } from '../budget.ts';
import { base64 } from '../functions/base-encoding.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { GoBytes, GoList, GoMap, type Methods, type Traced } from '../go/value.ts';
import { library } from '../libraries.ts';
import { Entry } from '../origin/entry.ts';
import { toYaml } from '../serialize/yaml.ts';
import type { ChartFile } from './chart.ts';

/** `.Files`: what is in the chart apart from templates, charts and its own files. Read when a template asks for it. */
export function filesObject(files: readonly ChartFile[], budget: Budget): GoMap {
  const contents = new Map(
    files.map(
      (file) =>
        [file.name, { value: new GoBytes(cached(() => file.read())), entries: [new Entry(file.path)] }] as const,
    ),
  );
  const text = (name: string): Traced => {
    const found = contents.get(name);
    return found ? { value: decodeUtf8(found.value.bytes), entries: found.entries } : { value: '' };
  };
  const name = (args: readonly Traced[]) => String(args[0]?.value ?? '');
  const config = (write: (bytes: Uint8Array) => string): Traced => {
    if (contents.size === 0) return { value: '' };
    const items = [...contents].map(
      ([path, { value, entries }]) => [path.split('/').at(-1) ?? path, { value: write(value.bytes), entries }] as const,
    );
    return { value: toYaml({ value: new GoMap(items) }, budget) };
  };
  const methods: Methods = {
    Get: (args) => text(name(args)),
    GetBytes: (args) => contents.get(name(args)) ?? { value: new GoBytes(() => new Uint8Array()) },
    Glob: (args) => {
      const pattern = globPattern(name(args));
      return {
        value: filesObject(
          files.filter((file) => pattern.matches(file.name)),
          budget,
        ),
      };
    },
    AsConfig: () => config((bytes) => decodeUtf8(bytes)),
    AsSecrets: () => config(base64),
    Lines: (args) => {
      const { value, entries } = text(name(args));
      const lines = value === '' ? [] : String(value).replace(/\n$/, '').split('\n');
      return {
        value: new GoList(
          lines.map((line) => ({ value: line, entries })),
          '[]string',
        ),
      };
    },
  };
  return new GoMap(contents, 'engine.files', methods);
}

function cached<T>(read: () => T): () => T {
  let result: { value: T } | undefined;
  return () => {
    result ??= { value: read() };
    return result.value;
  };
}

/** The pattern of gobwas/glob with `/` between parts, which `.Files.Glob` takes. */
function globPattern(glob: string): RE2JS {
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
