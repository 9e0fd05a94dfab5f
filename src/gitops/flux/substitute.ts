import { isMapping, type Place, Place as PlaceOf } from '../../kubernetes/place.ts';
import type { BuiltObject } from '../../kustomize/built-object.ts';
import type { Work } from '../../kustomize/failure.ts';
import { joinOrigins, type Origin, type ScalarTree, scalarAt, type Tree } from '../../kustomize/tree.ts';
import type { Document, Path, Scalar } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import type { Unapplied } from '../entry.ts';
import { type Repository, textAt } from '../repository.ts';

/** What `postBuild` puts in for `${NAME}`. */
export interface Substitution {
  readonly variables: ReadonlyMap<string, Variable>;
  /** Whether there may be others that are not known, so that defaults may not count. */
  readonly isOpen: boolean;
}

interface Variable {
  readonly text: string;
  readonly origin: Origin;
}

/** The variables of `substituteFrom`, in order, and those of `substitute` over them. */
export function variablesOf(
  postBuild: Place,
  document: Document,
  repository: Repository,
  unapplied: Unapplied[],
): Substitution {
  const variables = new Map<string, Variable>();
  const add = (held: Place) => {
    if (!isMapping(held.value)) return;
    for (const [name, value] of Object.entries(held.value)) {
      if (value === null || typeof value === 'object') continue;
      variables.set(name, { text: String(value), origin: originAt(held.document, [...held.path, name]) });
    }
  };
  let isOpen = false;
  for (const from of postBuild.at('substituteFrom').items()) {
    const [kind, name] = [textAt(from, 'kind') ?? '', textAt(from, 'name') ?? ''];
    const source = kind === 'ConfigMap' ? repository.find(kind, name, document) : undefined;
    if (source) add(PlaceOf.root(source).at('data'));
    else {
      isOpen = true;
      unapplied.push({ text: `variables of ${kind} ${name}`, at: from.spans[0] });
    }
  }
  add(postBuild.at('substitute'));
  return { variables, isOpen };
}

function originAt(document: Document, path: Path): Origin {
  let origin: Origin = { document, parent: undefined, step: undefined };
  for (const step of path) origin = { document, parent: origin, step };
  return origin;
}

/** Puts variables into the objects. What is not known stays as it is written. */
export function substitute(objects: readonly BuiltObject[], substitution: Substitution, work: Work): void {
  for (const { tree } of objects) {
    const isDisabled = ['annotations', 'labels'].some(
      (field) => scalarAt(tree, 'metadata', field, 'kustomize.toolkit.fluxcd.io/substitute') === 'disabled',
    );
    if (!isDisabled) substituteIn(tree, substitution, work);
  }
}

function substituteIn(tree: Tree, substitution: Substitution, work: Work): Tree {
  work.spend(1);
  if (tree.kind === 'scalar') return filled(tree, substitution);
  if (tree.kind === 'sequence') {
    tree.items.forEach((item, index) => {
      tree.items[index] = substituteIn(item, substitution, work);
    });
  } else for (const [key, each] of tree.entries) tree.entries.set(key, substituteIn(each, substitution, work));
  return tree;
}

/** `$${NAME}` stands for the text `${NAME}`. */
const VARIABLE = /\$?\$\{([A-Za-z_][A-Za-z0-9_]{0,200})(?::?[-=]([^{}$]*))?\}/g;

function filled(tree: ScalarTree, { variables, isOpen }: Substitution): ScalarTree {
  if (typeof tree.value !== 'string' || !tree.value.includes('${')) return tree;
  const origins: Origin[] = [];
  const text = tree.value.replace(VARIABLE, (whole, name: string, otherwise: string | undefined) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    const variable = variables.get(name);
    if (variable) origins.push(variable.origin);
    if (variable && (variable.text !== '' || otherwise === undefined)) return variable.text;
    return otherwise === undefined || isOpen ? whole : otherwise;
  });
  return text === tree.value ? tree : { ...tree, value: scalarOf(text), origins: joinOrigins(tree.origins, origins) };
}

/** Flux reads the objects again after they are filled in, with all quotes gone that were not needed before. */
function scalarOf(text: string): Scalar {
  if (/[\n:#{}[\]]/.test(text)) return text;
  const { documents, problems } = parseFile(createSourceFile('', text));
  const value = documents[0]?.value;
  return problems.length > 0 || (typeof value === 'object' && value !== null) || value === undefined
    ? text
    : (value as Scalar);
}
