import type { Span } from '../../source/document.ts';
import { joinPath, relativePath } from '../../text/paths.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Names, Scope } from '../evaluate/scope.ts';
import type { AccessStep, Block, Expression } from '../syntax/ast.ts';
import { type Entry, failure, object, string, unknown, usedAt, type Value } from '../values/value.ts';
import type { Work } from '../work.ts';
import { bodyValue, type Instance, instancesOf, valueOfInstances } from './instances.ts';
import type { ModuleFiles, ModuleLibrary } from './module-files.ts';
import { convertTo } from './types.ts';

/** So deep may modules call modules. */
const MOST_LEVELS = 10;

interface ModuleContext {
  readonly files: ModuleFiles;
  readonly library: ModuleLibrary;
  readonly work: Work;
  /** The directory in which Terraform is run. */
  readonly root: string;
  readonly level: number;
  /** What the module that calls this one sets; undefined for a root module, which reads files of variables. */
  readonly args: ((name: string) => Value | undefined) | undefined;
  /** `module.shop`, for a module that another one calls. */
  readonly address: string;
}

/** A module with its variables, in which expressions can be evaluated. Nothing is evaluated before it is asked for. */
export class Module implements Names {
  readonly files: ModuleFiles;
  readonly address: string;
  readonly scope: Scope;
  readonly #context: ModuleContext;
  readonly #known = new Map<string, Value | undefined>();
  readonly #blocks = new Map<string, Block[]>();
  readonly #locals = new Map<string, Expression>();

  constructor(context: ModuleContext) {
    this.files = context.files;
    this.address = context.address;
    this.#context = context;
    this.scope = { names: this, locals: new Map(), work: context.work };
    for (const block of this.files.blocks) {
      const key = [block.type, ...block.labels].join(' ');
      const others = this.#blocks.get(key);
      if (others) others.push(block);
      else this.#blocks.set(key, [block]);
      if (block.type !== 'locals') continue;
      for (const [name, { value }] of block.body.attributes) this.#locals.set(name, value);
    }
  }

  /** @param directory in which Terraform is run */
  static root(directory: string, library: ModuleLibrary, work: Work): Module {
    const files = library.load(directory);
    return new Module({ files, library, work, root: directory, level: 0, args: undefined, address: '' });
  }

  get library(): ModuleLibrary {
    return this.#context.library;
  }

  /** The modules that a `module` block makes, when they are in the repository; undefined when they are not. */
  children(block: Block): { readonly module: Module; readonly instance: Instance }[] | undefined {
    const { library, level } = this.#context;
    const source = this.argument(block, 'source', this.scope);
    if (source?.kind !== 'string' || !/^\.\.?\//.test(source.value) || level >= MOST_LEVELS) return undefined;
    const files = library.load(joinPath(this.files.directory, source.value));
    if (files.files.length === 0) return undefined;
    return instancesOf(block, this.scope).map((instance) => {
      const args = (name: string) => this.argument(block, name, instance.scope);
      const address = `${this.address}module.${block.labels[0] ?? ''}.`;
      this.#context.work.spend(files.blocks.length);
      return { instance, module: new Module({ ...this.#context, files, level: level + 1, args, address }) };
    });
  }

  /** What an argument of a block comes to; undefined when it is not written. */
  argument({ body }: Pick<Block, 'body'>, name: string, scope: Scope): Value | undefined {
    const attribute = body.attributes.get(name);
    return attribute && evaluate(attribute.value, scope);
  }

  pathOf(path: string): string {
    return joinPath(this.#context.root, path);
  }

  readFile(path: string): Uint8Array | undefined {
    return path.startsWith('/') ? undefined : this.library.reader.read(this.pathOf(path));
  }

  resolve(name: string, steps: readonly AccessStep[], at: Span): { value: Value; used: number } {
    const [first, second] = steps.map((step) => (step.type === 'attribute' ? step.name : undefined));
    if (first === undefined) return { value: failure(`${name} is not known here`, at), used: steps.length };
    const found = { var: this.#variable, local: this.#local, path: this.#path, module: this.#output };
    const own = Object.hasOwn(found, name) ? found[name as keyof typeof found] : undefined;
    if (own) {
      const value = this.#once(`${name}.${first}`, () => own.call(this, first, at), at);
      return { value: usedAt(value, at), used: 1 };
    }
    if (name === 'data') {
      return { value: unknown('Terraform reads it while it runs', at), used: steps.length };
    }
    if (second === undefined && steps.length > 0 && STANDARD_NAMES.has(name)) {
      return { value: unknown(`${name}.${first} is known to Terraform only`, at), used: steps.length };
    }
    return { value: this.#once(`${name}.${first}`, () => this.#resource(name, first, at), at), used: 1 };
  }

  /** Evaluated at the first question; one that leads back to itself is refused, as by Terraform. */
  #once(key: string, make: () => Value, at: Span): Value {
    if (this.#known.has(key)) return this.#known.get(key) ?? failure(`${key} depends on itself`, at);
    this.#known.set(key, undefined);
    const value = make();
    this.#known.set(key, value);
    return value;
  }

  #variable(name: string, at: Span): Value {
    const block = this.#only('variable', name);
    if (!block) return this.#missing(`variable ${name}`, at);
    const value = this.#given(block, name);
    if (!value) return unknown(`var.${name} has no default`, { file: block.file, range: block.range });
    const type = block.body.attributes.get('type');
    return type ? convertTo(type.value, value, this.scope) : value;
  }

  #given(block: Block, name: string): Value | undefined {
    const { args } = this.#context;
    const setting = args ? undefined : this.files.settings.get(name);
    const given = args ? args(name) : setting && evaluate(setting.attribute.value, this.scope);
    const isNullable = block.body.attributes.get('nullable')?.value;
    const refusesNull = isNullable?.type === 'literal' && isNullable.value === false;
    const isNull = given?.kind === 'scalar' && given.value === null;
    return given && !(isNull && refusesNull) ? given : this.argument(block, 'default', this.scope);
  }

  #local(name: string, at: Span): Value {
    const expression = this.#locals.get(name);
    return expression ? evaluate(expression, this.scope) : this.#missing(`local value ${name}`, at);
  }

  #path(name: string, at: Span): Value {
    if (name === 'root') return string('.', [at]);
    if (name === 'module') return string(relativePath(this.#context.root, this.files.directory), [at]);
    return unknown(`path.${name} is known to Terraform only`, at);
  }

  /** The outputs of a module that is called. */
  #output(name: string, at: Span): Value {
    const block = this.#only('module', name);
    if (!block) return this.#missing(`module ${name}`, at);
    const children = this.children(block);
    if (!children) return unknown(`module.${name} is not in this repository`, at);
    const instances = children.map(({ instance }) => instance);
    return valueOfInstances(block, instances, (instance) => {
      const child = children.find((each) => each.instance === instance)?.module;
      return child?.outputs(at) ?? failure(`there is no module ${name}`, at);
    });
  }

  outputs(at: Span): Value {
    const entries = this.files.blocks.flatMap((block): [string, Entry][] => {
      const value = block.type === 'output' ? this.argument(block, 'value', this.scope) : undefined;
      return value ? [[block.labels[0] ?? '', { key: undefined, value }]] : [];
    });
    return object(new Map(entries), [at]);
  }

  /** What a resource says of itself; all else is known after apply only. */
  #resource(type: string, name: string, at: Span): Value {
    const block = this.#only('resource', type, name);
    if (!block) return this.#missing(`resource ${type}.${name}`, at);
    return valueOfInstances(block, instancesOf(block, this.scope), ({ scope }) => {
      const value = bodyValue(block, scope);
      const range = { file: block.file, range: block.range };
      return { ...value, more: unknown('it is known after apply only', range) } as Value;
    });
  }

  /** What is not there may be in a part of a file that cannot be read. */
  #missing(what: string, at: Span): Value {
    return (this.files.problems.length > 0 ? unknown : failure)(`there is no ${what}`, at);
  }

  /** The block of that name. With several, the module is refused, and which one counts is not known. */
  #only(...names: string[]): Block | undefined {
    const [first, second] = this.#blocks.get(names.join(' ')) ?? [];
    return second ? undefined : first;
  }
}

/** Names that no resource can have. */
const STANDARD_NAMES = new Set(['terraform', 'each', 'count', 'self', 'ephemeral']);
