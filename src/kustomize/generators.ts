import { type BuiltObject, idsOf, isSameId, type ObjectId } from './built-object.ts';
import { BuildFailure } from './failure.ts';
import {
  ensureMapping,
  itemsAt,
  type MappingTree,
  mapping,
  mappingAt,
  type Origin,
  scalar,
  scalarAt,
  setEntry,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
} from './tree.ts';

export interface GeneratorContext {
  readonly kind: 'ConfigMap' | 'Secret';
  /** `generatorOptions` of the kustomization. */
  readonly options: Tree | undefined;
  /** Bytes of a file that is named relative to the kustomization; undefined when it is not there, which is then said. */
  readonly read: (path: Tree) => Uint8Array | undefined;
}

/** Carries out one item of `configMapGenerator` or `secretGenerator`. */
export function generate(objects: BuiltObject[], item: Tree, context: GeneratorContext): void {
  const [origin] = item.origins;
  if (!origin || item.kind !== 'mapping') return;
  const made = generated(item, origin, context);
  const behavior = stringAt(item, 'behavior') ?? 'create';
  const id: ObjectId = {
    group: '',
    version: 'v1',
    kind: context.kind,
    name: String(scalarAt(item, 'name') ?? ''),
    namespace: stringAt(item, 'namespace'),
  };
  const existing = objects.filter((object) => idsOf(object).some((each) => isSameId(each, id)));
  if (behavior === 'merge' || behavior === 'replace') {
    const [target] = existing;
    if (!target) throw new BuildFailure(`no ${id.kind} ${id.name} to ${behavior}`, spanOf(item));
    change(target, made, behavior);
    return;
  }
  if (existing.length > 0) throw new BuildFailure(`${id.kind} ${id.name} is there already`, spanOf(item));
  objects.push({ tree: made, origin, formerIds: [], trail: [], isHashed: isHashed(item, context.options) });
}

function isHashed(item: Tree, options: Tree | undefined): boolean {
  return ![options, treeAt(item, 'options')].some((each) => scalarAt(each, 'disableNameSuffixHash') === true);
}

function change({ tree }: BuiltObject, made: MappingTree, behavior: 'merge' | 'replace'): void {
  for (const field of ['data', 'binaryData'] as const) {
    if (behavior === 'replace') tree.entries.delete(field);
    const data = mappingAt(made, field);
    if (!data) continue;
    const into = ensureMapping(tree, field, data.origins);
    for (const [key, value] of data.entries) setEntry(into, key, value);
  }
  for (const field of ['labels', 'annotations']) {
    const added = mappingAt(made, 'metadata', field);
    const metadata = mappingAt(tree, 'metadata');
    if (!added || !metadata) continue;
    const into = ensureMapping(metadata, field, added.origins);
    for (const [key, value] of added.entries) setEntry(into, key, value);
  }
}

function generated(item: MappingTree, origin: Origin, context: GeneratorContext): MappingTree {
  const { kind, options } = context;
  const at = [origin];
  const metadata = mapping(at, [['name', treeAt(item, 'name') ?? scalar('', at)]]);
  const namespace = treeAt(item, 'namespace');
  if (namespace) metadata.entries.set('namespace', namespace);
  for (const each of [options, treeAt(item, 'options')]) {
    for (const field of ['labels', 'annotations']) {
      const strings = mappingAt(each, field);
      if (!strings) continue;
      const into = ensureMapping(metadata, field, strings.origins);
      for (const [key, value] of strings.entries) setEntry(into, key, value);
    }
  }
  const tree = mapping(at, [
    ['apiVersion', scalar('v1', at)],
    ['kind', scalar(kind, at)],
    ['metadata', metadata],
  ]);
  if (kind === 'Secret') tree.entries.set('type', treeAt(item, 'type') ?? scalar('Opaque', at));
  const data = mapping(at);
  const binary = mapping(at);
  for (const { key, content, origins } of pairsOf(item, context)) {
    const text = typeof content === 'string' ? content : textOf(content);
    if (kind === 'Secret') data.entries.set(key, scalar(base64(content), origins));
    else if (text === undefined) binary.entries.set(key, scalar(base64(content), origins));
    else data.entries.set(key, scalar(text, origins));
  }
  if (data.entries.size > 0) tree.entries.set('data', data);
  if (binary.entries.size > 0) tree.entries.set('binaryData', binary);
  return tree;
}

interface Pair {
  readonly key: string;
  readonly content: string | Uint8Array;
  readonly origins: readonly Origin[];
}

function pairsOf(item: MappingTree, { read }: GeneratorContext): Pair[] {
  const env = treeAt(item, 'env');
  return [
    ...[...itemsAt(item, 'envs'), ...(env ? [env] : [])].flatMap((path) => envPairs(path, read(path))),
    ...itemsAt(item, 'files').flatMap((file) => filePair(file, read)),
    ...itemsAt(item, 'literals').map(literalPair),
  ];
}

function literalPair(literal: Tree): Pair {
  const text = String(scalarAt(literal) ?? '');
  const equals = text.indexOf('=');
  if (equals < 0) throw new BuildFailure('a literal must be key=value', spanOf(literal));
  const value = text.slice(equals + 1);
  const isQuoted = value.length > 1 && /^["']/.test(value) && value.at(-1) === value[0];
  return { key: text.slice(0, equals), content: isQuoted ? value.slice(1, -1) : value, origins: literal.origins };
}

function filePair(file: Tree, read: GeneratorContext['read']): Pair[] {
  const text = String(scalarAt(file) ?? '');
  const equals = text.indexOf('=');
  const path = text.slice(equals + 1);
  const content = read(scalar(path, file.origins));
  const key = equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : text.slice(0, equals);
  return content ? [{ key, content, origins: file.origins }] : [];
}

function envPairs({ origins }: Tree, content: Uint8Array | undefined): Pair[] {
  const lines = ((content && textOf(content)) ?? '').split(/\r?\n/).map((line) => line.trimStart());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const equals = line.indexOf('=');
      return {
        key: equals < 0 ? line : line.slice(0, equals),
        content: equals < 0 ? '' : line.slice(equals + 1),
        origins,
      };
    });
}

/** Undefined for bytes that are no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function base64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
