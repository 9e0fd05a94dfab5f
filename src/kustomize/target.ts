import { isMapping } from '../kubernetes/place.ts';
import type { Document, SourceFile } from '../source/document.ts';
import type { Notice } from './build.ts';
import { GENERATORS, TRANSFORMERS } from './built-in-plugins.ts';
import { type BuiltObject, describeId, idOf } from './built-object.ts';
import { BuildFailure, type Work } from './failure.ts';
import {
  addConfigurations,
  type Configurations,
  noConfigurations,
  readConfigurations,
} from './fields/configurations.ts';
import { readCrds } from './fields/crds.ts';
import { unknownField } from './fields/known-fields.ts';
import { generate } from './generators.ts';
import { type ChartRenderer, chartOf, NeedsCharts } from './helm-charts.ts';
import { inlineTrees } from './inline-document.ts';
import { type FileReader, findKustomization, isRemote, joinPath } from './kustomization.ts';
import { objectTreeOf } from './object-tree.ts';
import type { MergeKeys } from './patches/merge-keys.ts';
import { OpenApiSchema } from './patches/openapi-schema.ts';
import { isInline, Patches } from './patches/patches.ts';
import { replaceFields } from './replacements.ts';
import type { CompilePattern } from './select/pattern.ts';
import { type TransformContext, transform } from './transform.ts';
import {
  itemsAt,
  type MappingTree,
  mapping,
  mappingAt,
  scalarAt,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
  treeOf,
} from './tree.ts';

export interface TargetContext {
  readonly work: Work;
  readonly notices: Notice[];
  readonly read: FileReader;
  /** The documents of a file, read once. */
  readonly documents: (path: string) => readonly Document[];
  readonly mergeKeys: MergeKeys;
  readonly nextNumber: () => number;
  readonly compile: CompilePattern | undefined;
  /** Makes the outermost kustomization of what is written, if there is one. */
  readonly change: ((written: MappingTree | undefined, work: Work) => MappingTree) | undefined;
  /** What renders charts; without it, a chart in the repository ends the build. */
  readonly renderChart: ChartRenderer | undefined;
  /** The texts of charts. */
  readonly chartSources: SourceFile[];
}

/** What a kustomization has so far; that of a component is that of the kustomization that names it. */
export class Accumulator {
  readonly objects: BuiltObject[] = [];
  readonly configurations: Configurations = noConfigurations();
  readonly variables: Tree[] = [];

  add({ objects, configurations, variables }: Accumulator): void {
    // Of a hundred thousand, a call with each as an argument would fail.
    for (const object of objects) this.objects.push(object);
    addConfigurations(this.configurations, configurations);
    this.variables.push(...variables);
  }
}

type PluginField = 'generators' | 'transformers';

/** One kustomization of those that a build goes through. */
export class Target {
  readonly #directory: string;
  readonly #context: TargetContext;
  readonly #number: number;

  constructor(directory: string, context: TargetContext) {
    this.#directory = directory;
    this.#context = context;
    this.#number = context.nextNumber();
  }

  /**
   * Adds what the kustomization makes. A component goes on with what is there.
   *
   * @param path the directories around this one
   * @param named where a kustomization names this one
   */
  addTo(into: Accumulator, path: readonly string[], named?: Tree): void {
    const { work } = this.#context;
    work.spend(1000);
    const at = named && spanOf(named);
    if (path.includes(this.#directory)) throw new BuildFailure(`${this.#directory} includes itself`, at);
    const written = this.#read();
    const change = path.length === 0 ? this.#context.change : undefined;
    const tree = change ? change(written, work) : written;
    if (!tree) throw new BuildFailure(`no kustomization in ${this.#directory}`, at);
    this.#run(tree, into, [...path, this.#directory]);
  }

  /** What is written in the directory; undefined when there is no kustomization. */
  #read(): MappingTree | undefined {
    const { read, documents, work } = this.#context;
    const file = findKustomization(this.#directory, read);
    const bytes = file === undefined ? undefined : read(file);
    if (file === undefined || !bytes) return undefined;
    const [document, second] = documents(file);
    if (second)
      throw new BuildFailure('a kustomization must be a single document', {
        file: second.file,
        range: { start: 0, end: 0 },
      });
    const tree = document ? treeOf(document, work) : mapping([]);
    if (tree.kind !== 'mapping') throw new BuildFailure('a kustomization must be a mapping', spanOf(tree));
    return tree;
  }

  #run(tree: MappingTree, into: Accumulator, path: readonly string[]): void {
    const { work } = this.#context;
    const isComponent = stringAt(tree, 'kind') === 'Component';
    const own = isComponent ? into : new Accumulator();
    const { objects } = own;
    this.#nameUnknown(tree);
    this.#chooseSchema(tree);
    for (const field of ['resources', 'bases']) {
      for (const item of itemsAt(tree, field)) this.#addResource(item, own, path);
    }
    this.#configure(tree, own.configurations);
    for (const [field, kind] of [
      ['configMapGenerator', 'ConfigMap'],
      ['secretGenerator', 'Secret'],
    ] as const) {
      const options = treeAt(tree, 'generatorOptions');
      for (const item of itemsAt(tree, field)) {
        work.spend(objects.length);
        generate(objects, item, { kind, options, read: (each) => this.#readGenerated(each) });
      }
    }
    this.#runPlugins(tree, 'generators', { own, path });
    for (const [index, item] of itemsAt(tree, 'helmCharts').entries()) this.#addChart(item, index, objects, tree);
    this.#requireDistinct(objects);
    const inflated = treeAt(tree, 'helmChartInflationGenerator');
    if (inflated) this.#notice('helmChartInflationGenerator', inflated, false);
    for (const item of itemsAt(tree, 'components')) this.#addComponent(item, own, path);
    transform(tree, own.configurations.fields, this.#contextOf(objects));
    this.#runPlugins(tree, 'transformers', { own, path });
    for (const object of objects) object.trail.push(this.#number);
    own.variables.push(...itemsAt(tree, 'vars'));
    if (!isComponent) into.add(own);
  }

  /** @throws BuildFailure for an object that is there twice */
  #requireDistinct(objects: readonly BuiltObject[]): void {
    this.#context.work.spend(objects.length);
    const known = new Set<string>();
    for (const object of objects) {
      const id = idOf(object);
      const key = JSON.stringify([id.group, id.kind, id.name, id.namespace || 'default']);
      if (known.has(key)) throw new BuildFailure(`${describeId(id)} is there already`, spanOf(object.tree));
      known.add(key);
    }
  }

  #addResource(item: Tree, into: Accumulator, path: readonly string[], mayChangeOthers = false): void {
    const named = scalarAt(item);
    if (typeof named !== 'string' || named === '') return;
    const { read, documents, work } = this.#context;
    const resource = joinPath(this.#directory, named);
    const bytes = isRemote(named) ? undefined : read(resource);
    if (bytes) {
      for (const document of documents(resource)) this.#addObjects(objectTreeOf(document, work), into.objects);
    } else if (!isRemote(named) && findKustomization(resource, read) !== undefined) {
      new Target(resource, this.#context).addTo(into, path, item);
    } else if (isRemote(named)) {
      this.#notice(`remote resource ${named}`, item, mayChangeOthers);
    } else {
      throw new BuildFailure(`${named} is not in this repository`, spanOf(item));
    }
  }

  #addChart(item: Tree, index: number, objects: BuiltObject[], tree: MappingTree): void {
    const { read, renderChart, chartSources, work } = this.#context;
    const chart = chartOf(item, index, { tree, directory: this.#directory, read });
    const name = `chart ${stringAt(item, 'name') ?? ''}`;
    if (!chart) {
      this.#notice(`${name}, which is not in this repository`, item, false);
      return;
    }
    if (!renderChart) throw new NeedsCharts(`${name} is not rendered`, spanOf(item));
    try {
      const { documents, sources } = renderChart(chart, read);
      for (const document of documents) this.#addObjects(objectTreeOf(document, work), objects);
      chartSources.push(...sources);
    } catch (error) {
      if (error instanceof BuildFailure) throw error;
      this.#notice(`${name}: ${error instanceof Error ? error.message : String(error)}`, item, false);
    }
  }

  #addComponent(item: Tree, into: Accumulator, path: readonly string[]): void {
    const named = scalarAt(item);
    if (typeof named !== 'string') return;
    if (isRemote(named)) this.#notice(`remote component ${named}`, item, true);
    else new Target(joinPath(this.#directory, named), this.#context).addTo(into, path, item);
  }

  #addObjects(tree: Tree, objects: BuiltObject[]): void {
    if (tree.kind === 'sequence') {
      for (const item of tree.items) this.#addObjects(item, objects);
      return;
    }
    const [origin] = tree.origins;
    if (tree.kind !== 'mapping' || !origin) return;
    const items = treeAt(tree, 'items');
    if ((stringAt(tree, 'kind') ?? '').endsWith('List') && items?.kind === 'sequence') {
      for (const item of items.items) this.#addObjects(item, objects);
      return;
    }
    const object = { tree, origin, formerIds: [], trail: [], isHashed: false };
    const id = idOf(object);
    if (id.kind === '') throw new BuildFailure('not an object with a kind', spanOf(tree));
    this.#context.mergeKeys.meet(id);
    objects.push(object);
  }

  #chooseSchema(tree: MappingTree): void {
    const path = treeAt(tree, 'openapi', 'path');
    const version = treeAt(tree, 'openapi', 'version');
    if (path && version) {
      throw new BuildFailure('openapi takes a path or a version, not both', spanOf(version));
    }
    const { mergeKeys, work } = this.#context;
    if (version) mergeKeys.choose(undefined);
    if (!path) return;
    mergeKeys.choose(() => {
      const [document] = this.#documentsOf(path, 'schema');
      return document && new OpenApiSchema(document.value, work);
    });
  }

  #configure(tree: MappingTree, configurations: Configurations): void {
    const { work } = this.#context;
    for (const item of itemsAt(tree, 'configurations')) {
      for (const document of this.#documentsOf(item, 'configuration')) {
        addConfigurations(configurations, readConfigurations(treeOf(document, work)));
      }
    }
    for (const item of itemsAt(tree, 'crds')) {
      for (const document of this.#documentsOf(item, 'definitions')) {
        const types = document.value;
        if (!isMapping(types) || !Object.values(types).every(isMapping)) {
          throw new BuildFailure('crds must name OpenAPI definitions, not manifests', spanOf(item));
        }
        addConfigurations(configurations, readCrds(types, work));
      }
    }
  }

  #contextOf(objects: BuiltObject[]): TransformContext {
    const patches = new Patches(objects, this.#context, (item) => this.#documentsOf(item, 'patch'));
    return { objects, patches, replace: (item) => this.#replace(item, objects), work: this.#context.work };
  }

  /** Carries out what configures a part of kustomize itself; other plugins are programs. */
  #runPlugins(
    tree: MappingTree,
    field: PluginField,
    { own, path }: { own: Accumulator; path: readonly string[] },
  ): void {
    const { work } = this.#context;
    const items = itemsAt(tree, field);
    const areInline = (item: Tree) => isInline(String(scalarAt(item) ?? ''));
    for (const item of [...items.filter(areInline), ...items.filter((each) => !areInline(each))]) {
      const configs = new Accumulator();
      if (areInline(item)) for (const each of inlineTrees(item, work)) this.#addObjects(each, configs.objects);
      else this.#addResource(item, configs, path, field === 'transformers');
      for (const config of configs.objects) {
        work.spend(own.objects.length);
        const isCarriedOut = this.#runPlugin(config.tree, field, own.objects);
        if (!isCarriedOut) this.#notice(`${idOf(config).kind} of ${field}`, item, field === 'transformers');
      }
    }
  }

  /** False for what kustomize would start as a program, or is not built here. */
  #runPlugin(config: MappingTree, field: PluginField, objects: BuiltObject[]): boolean {
    if (stringAt(config, 'apiVersion') !== 'builtin') return false;
    const kind = stringAt(config, 'kind') ?? '';
    if (field === 'transformers') {
      const transformer = Object.hasOwn(TRANSFORMERS, kind) ? TRANSFORMERS[kind] : undefined;
      transformer?.(config, this.#contextOf(objects));
      return transformer !== undefined;
    }
    const generated = Object.hasOwn(GENERATORS, kind) ? GENERATORS[kind] : undefined;
    if (!generated) return false;
    const item = mapping(config.origins, [...(mappingAt(config, 'metadata')?.entries ?? []), ...config.entries]);
    generate(objects, item, { kind: generated, options: undefined, read: (each) => this.#readGenerated(each) });
    return true;
  }

  #replace(item: Tree, objects: readonly BuiltObject[]): void {
    const { work } = this.#context;
    const path = treeAt(item, 'path');
    if (!path) {
      replaceFields(objects, item, work);
      return;
    }
    for (const document of this.#documentsOf(path, 'replacement')) {
      const tree = treeOf(document, work);
      for (const each of tree.kind === 'sequence' ? tree.items : [tree]) replaceFields(objects, each, work);
    }
  }

  /** The documents of a file that is named; none of one that is not fetched, which is then said. */
  #documentsOf(item: Tree, what: string): readonly Document[] {
    const { read, documents } = this.#context;
    const named = String(scalarAt(item) ?? '');
    if (isRemote(named)) {
      this.#notice(`remote ${what} ${named}`, item, true);
      return [];
    }
    const path = joinPath(this.#directory, named);
    if (!read(path)) throw new BuildFailure(`${named} is not in this repository`, spanOf(item));
    return documents(path);
  }

  /** What is generated is often of files that no repository holds. */
  #readGenerated(item: Tree): Uint8Array | undefined {
    const named = String(scalarAt(item));
    const bytes = this.#context.read(joinPath(this.#directory, named));
    if (!bytes) this.#notice(`${named}, which is not in this repository`, item, false);
    return bytes;
  }

  /** A later kustomize may have more fields, so they do not stop the build. */
  #nameUnknown(tree: MappingTree): void {
    if (!/^$|^kustomize\.config\.k8s\.io\//.test(stringAt(tree, 'apiVersion') ?? '')) return;
    for (const [field, value] of tree.entries) {
      const text = unknownField(field);
      if (text !== undefined) this.#notice(text, value, true);
    }
  }

  #notice(text: string, { origins }: Tree, changesObjects: boolean): void {
    const at = origins[0] && spanOf({ kind: 'scalar', value: null, origins });
    this.#context.notices.push({ text, at, changesObjects });
  }
}
