import type { Document, SourceFile } from '../source/document.ts';
import type { Notice } from './build.ts';
import { configuredFields, GENERATORS, TRANSFORMERS } from './built-in-plugins.ts';
import { type BuiltObject, describeId, idOf, isSameId } from './built-object.ts';
import { type Configurations, readConfigurations } from './configurations.ts';
import { BuildFailure, type Work } from './failure.ts';
import { readFieldSpecs } from './field-specs.ts';
import { generate } from './generators.ts';
import { type ChartRenderer, chartOf, NeedsCharts } from './helm-charts.ts';
import { type FileReader, findKustomization, isRemote, joinPath } from './kustomization.ts';
import { Patches } from './patches/patches.ts';
import { replaceFields } from './replacements.ts';
import type { CompilePattern } from './select/pattern.ts';
import {
  addCommonAnnotations,
  addCommonLabels,
  addLabels,
  addToNames,
  setImages,
  setNamespace,
  setReplicas,
  type Transform,
} from './transforms.ts';
import { itemsAt, type MappingTree, mapping, scalarAt, spanOf, stringAt, type Tree, treeAt, treeOf } from './tree.ts';

export interface TargetContext {
  readonly work: Work;
  readonly notices: Notice[];
  readonly read: FileReader;
  /** The documents of a file, read once. */
  readonly documents: (path: string) => readonly Document[];
  /** Grows with what kustomizations name. */
  readonly configuration: Configurations;
  readonly variables: Tree[];
  readonly nextNumber: () => number;
  readonly compile: CompilePattern | undefined;
  /** Makes the outermost kustomization of what is written, if there is one. */
  readonly change: ((written: MappingTree | undefined, work: Work) => MappingTree) | undefined;
  /** What renders charts; without it, a chart in the repository ends the build. */
  readonly renderChart: ChartRenderer | undefined;
  /** The texts of charts. */
  readonly chartSources: SourceFile[];
}

interface PluginRun {
  readonly objects: BuiltObject[];
  readonly patches: Patches;
  readonly field: 'generators' | 'transformers';
  /** Where the configuration is named. */
  readonly item: Tree;
}

/** Fields that name programs or remote charts, and fields whose files are not read. */
const NOT_CARRIED_OUT = {
  crds: false,
  helmChartInflationGenerator: false,
  openapi: true,
  validators: false,
} as const;

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

  /** Adds the objects of the kustomization. A component goes on with those that are there. */
  addTo(objects: BuiltObject[], path: readonly string[]): void {
    const { work } = this.#context;
    work.spend(1000);
    if (path.includes(this.#directory)) throw new BuildFailure(`${this.#directory} is built of itself`);
    const written = this.#read();
    const change = path.length === 0 ? this.#context.change : undefined;
    const tree = change ? change(written, work) : written;
    if (!tree) throw new BuildFailure(`there is no kustomization in ${this.#directory}`);
    this.#run(tree, objects, [...path, this.#directory]);
  }

  /** What is written in the directory; undefined when there is no kustomization. */
  #read(): MappingTree | undefined {
    const { read, documents, work } = this.#context;
    const file = findKustomization(this.#directory, read);
    const bytes = file === undefined ? undefined : read(file);
    if (file === undefined || !bytes) return undefined;
    const [document, second] = documents(file);
    if (second)
      throw new BuildFailure('a kustomization is one document', { file: second.file, range: { start: 0, end: 0 } });
    const tree = document ? treeOf(document, work) : mapping([]);
    if (tree.kind !== 'mapping') throw new BuildFailure('a kustomization is a mapping', spanOf(tree));
    return tree;
  }

  #run(tree: MappingTree, objects: BuiltObject[], path: readonly string[]): void {
    const isComponent = stringAt(tree, 'kind') === 'Component';
    const own: BuiltObject[] = isComponent ? objects : [];
    for (const field of ['resources', 'bases']) {
      for (const item of itemsAt(tree, field)) this.#addResource(item, own, path);
    }
    this.#configure(tree);
    for (const [field, kind] of [
      ['configMapGenerator', 'ConfigMap'],
      ['secretGenerator', 'Secret'],
    ] as const) {
      const options = treeAt(tree, 'generatorOptions');
      for (const item of itemsAt(tree, field)) {
        generate(own, item, { kind, options, read: (each) => this.#readGenerated(each) });
      }
    }
    this.#runPlugins(tree, 'generators', own);
    for (const [index, item] of itemsAt(tree, 'helmCharts').entries()) this.#addChart(item, index, own, tree);
    for (const item of itemsAt(tree, 'components')) this.#addComponent(item, own, path);
    this.#transform(tree, own);
    for (const object of own) object.trail.push(this.#number);
    this.#context.variables.push(...itemsAt(tree, 'vars'));
    if (!isComponent) this.#append(objects, own);
  }

  #append(objects: BuiltObject[], own: readonly BuiltObject[]): void {
    const known = new Set(objects.map((object) => describeId(idOf(object)) + idOf(object).group));
    for (const object of own) {
      const id = idOf(object);
      if (known.has(describeId(id) + id.group)) {
        throw new BuildFailure(`${describeId(id)} is there twice`, spanOf(object.tree));
      }
      objects.push(object);
    }
  }

  #addResource(item: Tree, objects: BuiltObject[], path: readonly string[]): void {
    const named = scalarAt(item);
    if (typeof named !== 'string' || named === '') return;
    const { read, documents, work } = this.#context;
    const resource = joinPath(this.#directory, named);
    const bytes = isRemote(named) ? undefined : read(resource);
    if (bytes) {
      for (const document of documents(resource)) this.#addObjects(treeOf(document, work), objects);
    } else if (!isRemote(named) && findKustomization(resource, read) !== undefined) {
      new Target(resource, this.#context).addTo(objects, path);
    } else if (isRemote(named)) {
      this.#notice(`remote resource ${named}`, item, false);
    } else {
      throw new BuildFailure(`there is no ${named} here`, spanOf(item));
    }
  }

  #addChart(item: Tree, index: number, objects: BuiltObject[], tree: MappingTree): void {
    const { read, renderChart, chartSources, work } = this.#context;
    const chart = chartOf(item, index, { tree, directory: this.#directory, read });
    const name = `chart ${stringAt(item, 'name') ?? ''}`;
    if (!chart) {
      this.#notice(`${name}, which is not here`, item, false);
      return;
    }
    if (!renderChart) throw new NeedsCharts(`${name} is not rendered`, spanOf(item));
    try {
      const { documents, sources } = renderChart(chart, read);
      for (const document of documents) this.#addObjects(treeOf(document, work), objects);
      chartSources.push(...sources);
    } catch (error) {
      if (error instanceof BuildFailure) throw error;
      this.#notice(`${name}: ${error instanceof Error ? error.message : String(error)}`, item, false);
    }
  }

  #addComponent(item: Tree, objects: BuiltObject[], path: readonly string[]): void {
    const named = scalarAt(item);
    if (typeof named !== 'string') return;
    if (isRemote(named)) this.#notice(`remote component ${named}`, item, true);
    else new Target(joinPath(this.#directory, named), this.#context).addTo(objects, path);
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
    if (id.kind === '')
      throw new BuildFailure('what a kustomization names has to be objects, with a kind', spanOf(tree));
    if (objects.some((each) => isSameId(idOf(each), id))) {
      throw new BuildFailure(`${describeId(id)} is there twice`, spanOf(tree));
    }
    objects.push(object);
  }

  /** What the kustomization says of fields, and what of it is not carried out. */
  #configure(tree: MappingTree): void {
    const { read, documents, work, configuration } = this.#context;
    for (const item of itemsAt(tree, 'configurations')) {
      const path = joinPath(this.#directory, String(scalarAt(item)));
      const bytes = read(path);
      if (!bytes) throw new BuildFailure(`there is no ${scalarAt(item)} here`, spanOf(item));
      const named = readConfigurations(documents(path).map((document) => treeOf(document, work)));
      configuration.nameReferences.push(...named.nameReferences);
      configuration.variableFields.push(...named.variableFields);
      for (const [name, specs] of Object.entries(named.fields)) {
        configuration.fields[name as keyof Configurations['fields']].push(...specs);
      }
    }
    for (const [field, changesObjects] of Object.entries(NOT_CARRIED_OUT)) {
      const value = treeAt(tree, field);
      if (value && (itemsAt(value).length > 0 || value.kind === 'mapping')) this.#notice(field, value, changesObjects);
    }
  }

  #transform(tree: MappingTree, objects: BuiltObject[]): void {
    const { work, configuration } = this.#context;
    const { fields } = configuration;
    const patches = new Patches(this.#directory, objects, this.#context);
    const apply = (field: string, transform: Transform, more: keyof Configurations['fields']) => {
      const value = treeAt(tree, field);
      for (const item of value?.kind === 'sequence' ? value.items : value ? [value] : []) {
        transform(objects, item, [...fields[more], ...readFieldSpecs(treeAt(item, 'fields'))], work);
      }
    };
    for (const item of itemsAt(tree, 'patchesStrategicMerge')) patches.applyMerge(item);
    for (const item of itemsAt(tree, 'patches')) patches.apply(item);
    apply('namespace', setNamespace, 'namespace');
    apply(
      'namePrefix',
      addToNames((name, prefix) => prefix + name),
      'namePrefix',
    );
    apply(
      'nameSuffix',
      addToNames((name, suffix) => name + suffix),
      'nameSuffix',
    );
    apply('labels', addLabels, 'labels');
    apply('commonLabels', addCommonLabels, 'commonLabels');
    apply('commonAnnotations', addCommonAnnotations, 'commonAnnotations');
    for (const item of itemsAt(tree, 'patchesJson6902')) patches.apply(item);
    apply('replicas', setReplicas, 'replicas');
    apply('images', setImages, 'images');
    for (const item of itemsAt(tree, 'replacements')) this.#replace(item, objects);
    this.#runPlugins(tree, 'transformers', objects);
  }

  /** Carries out what configures a part of kustomize itself; other plugins are programs. */
  #runPlugins(tree: MappingTree, field: 'generators' | 'transformers', objects: BuiltObject[]): void {
    const patches = new Patches(this.#directory, objects, this.#context);
    const isChanging = field === 'transformers';
    for (const item of itemsAt(tree, field)) {
      const named = String(scalarAt(item) ?? '');
      const isDirectory = findKustomization(joinPath(this.#directory, named), this.#context.read) !== undefined;
      if (isDirectory) {
        this.#notice(`${field} of ${named}`, item, isChanging);
        continue;
      }
      for (const config of patches.documentsOf(item)) this.#runPlugin(config, { objects, patches, field, item });
    }
  }

  #runPlugin(config: Tree, { objects, patches, field, item }: PluginRun): void {
    const { work } = this.#context;
    const kind = stringAt(config, 'kind') ?? '';
    const isBuiltIn = stringAt(config, 'apiVersion') === 'builtin';
    const transform = isBuiltIn && Object.hasOwn(TRANSFORMERS, kind) ? TRANSFORMERS[kind] : undefined;
    const generated = isBuiltIn && Object.hasOwn(GENERATORS, kind) ? GENERATORS[kind] : undefined;
    if (field === 'transformers' && transform) transform(config, configuredFields(config), { objects, patches, work });
    else if (field === 'generators' && generated) {
      const name = treeAt(config, 'metadata', 'name');
      const entries = config.kind === 'mapping' && name ? [...config.entries, ['name', name] as const] : [];
      const read = (each: Tree) => this.#readGenerated(each);
      generate(objects, mapping(config.origins, entries), { kind: generated, options: undefined, read });
    } else this.#notice(`${kind || 'a plugin'} of ${field}`, item, field === 'transformers');
  }

  #replace(item: Tree, objects: readonly BuiltObject[]): void {
    const named = stringAt(item, 'path');
    if (named === undefined) {
      replaceFields(objects, item, this.#context.work);
      return;
    }
    const { read, documents, work } = this.#context;
    const path = joinPath(this.#directory, named);
    const bytes = read(path);
    if (!bytes) throw new BuildFailure(`there is no ${named} here`, spanOf(item));
    for (const document of documents(path)) {
      const tree = treeOf(document, work);
      for (const each of tree.kind === 'sequence' ? tree.items : [tree]) replaceFields(objects, each, work);
    }
  }

  /** What is generated is often of files that no repository holds. */
  #readGenerated(item: Tree): Uint8Array | undefined {
    const named = String(scalarAt(item));
    const bytes = this.#context.read(joinPath(this.#directory, named));
    if (!bytes) this.#notice(`${named}, which is not here`, item, false);
    return bytes;
  }

  #notice(text: string, { origins }: Tree, changesObjects: boolean): void {
    const at = origins[0] && spanOf({ kind: 'scalar', value: null, origins });
    this.#context.notices.push({ text, at, changesObjects });
  }
}
