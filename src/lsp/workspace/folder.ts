import { resolve } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfiguredOptions } from '../../config/lint-options.ts';
import type { ConfigProblem } from '../../config/problem.ts';
import { applyBaseline } from '../../engine/baseline.ts';
import type { Finding } from '../../engine/findings/finding.ts';
import type { Report } from '../../engine/findings/report.ts';
import type { Input } from '../../engine/reading/input.ts';
import { parseOptionsOf } from '../../engine/reading/kinds-read.ts';
import { isSame } from '../../engine/reading/read-cache.ts';
import { createOpenSession, type OpenSession, type Session } from '../../engine/session.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { isKustomization } from '../../kustomize/kustomization.ts';
import { buildOptionsOf } from '../../project/build-options.ts';
import { listProject, WHOLE_PROJECT } from '../../project/list-project.ts';
import type { Unbuilt } from '../../render/built-inputs.ts';
import type { Rule } from '../../rule.ts';
import { decodeText } from '../../source/encoding.ts';
import { nextTurn } from '../diagnostics/schedule.ts';
import type { ProjectSettings } from '../settings.ts';
import { nameOfUri, normalUri, pathBelow } from '../uris.ts';
import { Builds } from './builds.ts';
import { byFile } from './by-file.ts';
import { NO_CONFIGURATION, openRootConfiguration, type RootConfiguration } from './configuration.ts';
import type { OpenDocuments } from './open-documents.ts';
import { withOpenDocuments } from './overlay.ts';
import type { Root, RootHost } from './root.ts';

export interface FolderContext {
  /** Normal URI of the directory, or of a standalone document. */
  readonly uri: string;
  readonly root: Root;
  readonly rules: readonly Rule[];
  readonly documents: OpenDocuments;
  /** What the editor says of the project, as of now. */
  readonly settings: () => ProjectSettings;
}

type Content = Input['content'];

/** Files to read before other requests get a turn. */
const AT_ONCE = 50;

/** A root with its configuration and its manifests, open ones with the text in the editor. */
export class Folder {
  readonly uri: string;
  readonly root: Root;
  readonly rules: readonly Rule[];
  configuration: RootConfiguration = NO_CONFIGURATION;
  /** What could not be built. */
  unbuilt: readonly Unbuilt[] = [];
  /** Resolves when everything has been read. */
  ready: Promise<void> = Promise.resolve();
  readonly #documents: OpenDocuments;
  readonly #settings: () => ProjectSettings;
  readonly #host: RootHost;
  /** Texts and bytes of all files, as read last. */
  #members = new Map<string, Content>();
  readonly #builds: Builds;
  #session: OpenSession;
  #dependencies: ReadonlySet<string> | undefined;
  #whole: Report | undefined;
  readonly #narrow = new Map<string, Report>();
  #manifests: Manifests | undefined;

  constructor({ uri, root, rules, documents, settings }: FolderContext) {
    this.uri = uri;
    this.root = root;
    this.rules = rules;
    this.#documents = documents;
    this.#settings = settings;
    this.#host = withOpenDocuments(root, documents);
    this.#builds = new Builds(root, documents);
    this.#session = this.#newSession();
  }

  /** The path of a URI in findings; undefined if it is elsewhere. */
  pathOf(uri: string): string | undefined {
    if (uri === this.uri) return nameOfUri(uri);
    return pathBelow(this.uri, uri);
  }

  /** The URI of a finding's path, in the client's spelling. */
  uriOf(path: string): string {
    return this.#documents.spelling(this.root.uriOf(this.#absolute(path)));
  }

  /** The text of a file, in the editor if it is open; undefined if it cannot be read. */
  textOf(path: string): string | undefined {
    const content = this.#contentOf(path);
    if (content === undefined || typeof content === 'string') return content;
    const decoded = decodeText(content);
    return 'text' in decoded ? decoded.text : undefined;
  }

  /** The version of an open file; null for others. */
  versionOf(path: string): number | null {
    return this.#documents.get(this.uriOf(path))?.version ?? null;
  }

  /** Reads the configuration and all files again. */
  reload(): Promise<void> {
    return this.#enqueue(async () => {
      await this.root.refresh?.(undefined);
      await this.#reload();
    });
  }

  /** Adds an open document, or its new text. */
  update(path: string, document: TextDocument): Promise<void> {
    this.#builds.touch(path);
    if (this.#members.has(path)) {
      this.#put(path, document.getText());
      return this.ready;
    }
    return this.#enqueue(async () => {
      if (await this.#takes(path)) this.#put(path, this.#documents.get(document.uri)?.getText() ?? document.getText());
    });
  }

  /** Files were created, changed or deleted, or a document was closed. */
  refresh(paths: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      const absolute = paths.map((path) => this.#absolute(path));
      await this.root.refresh?.(absolute);
      for (const path of paths) this.#builds.touch(path);
      // Folders, and files that decide which others are read.
      const changesSet = paths.some((path) => !this.#members.has(path) && !this.#isFile(path));
      if (changesSet || absolute.some((path) => this.configuration.dependencies.has(path))) await this.#reload();
      else for (const path of paths) await this.#refreshFile(path);
    });
  }

  /** Looks for file changes without notification. */
  rescan(): Promise<void> {
    return this.#enqueue(async () => {
      await this.root.refresh?.(undefined);
      this.#builds.forget();
      for (const path of new Set([...(await this.#list()), ...this.#members.keys()])) await this.#refreshFile(path);
    });
  }

  /** Findings of one file, cached. Cheaper than the report of all; of a file that is alone, that one is taken. */
  reportOn(path: string): Report {
    if (this.#whole || this.#members.size === 1) return this.report();
    const report = this.#narrow.get(path) ?? this.#lint((each) => each === path);
    this.#narrow.set(path, report);
    return report;
  }

  /** Findings of all files, cached. */
  report(): Report {
    this.#whole ??= this.#lint();
    return this.#whole;
  }

  /** All objects, cached. */
  manifests(): Manifests {
    this.#manifests ??= this.#session.manifests();
    return this.#manifests;
  }

  /** Findings with changed texts, by path. */
  reportWith(changed: ReadonlyMap<string, string>): Report {
    return this.#lint(undefined, changed);
  }

  /** What other options of the configuration would give for a file. Not cached. */
  reportAs(path: string, options: ConfiguredOptions): Report {
    return this.#session.lintWith({ rules: this.rules, ...options, report: (each) => each === path });
  }

  #lint(...request: Parameters<Session['lint']>): Report {
    const report = this.#session.lint(...request);
    const { known } = this.configuration;
    return known ? applyBaseline(report, known).report : report;
  }

  /** Findings with a place in a file, the first or another. */
  findingsIn(path: string): readonly Finding[] {
    return byFile(this.reportOn(path)).get(path) ?? [];
  }

  /** Whether findings of a file may change with the next build. */
  isPending(path: string): boolean {
    return this.#builds.isStale && this.#builds.isMadeOf(path);
  }

  /** Whether something must be built again. */
  get isStale(): boolean {
    return this.#builds.isStale;
  }

  /** Builds again what may have changed. */
  build(): Promise<void> {
    return this.#enqueue(() => this.#build());
  }

  /** Whether the configuration was read from a file, or would be if it existed. */
  dependsOn(uri: string): boolean {
    this.#dependencies ??= new Set(
      [...this.configuration.dependencies].map((path) => normalUri(this.root.uriOf(path))),
    );
    return this.#dependencies.has(uri);
  }

  /** Problems of a configuration file, by its normal URI. */
  problemsIn(uri: string): readonly ConfigProblem[] {
    return this.configuration.problems.filter((problem) => normalUri(this.uriOfProblem(problem)) === uri);
  }

  /** The file of a problem, or else the configuration. */
  uriOfProblem({ span }: ConfigProblem): string {
    return this.uriOf(span?.file.path ?? this.configuration.file ?? '.');
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.ready.then(task);
    this.ready = done.catch(() => {});
    return done;
  }

  #newSession(): OpenSession {
    return createOpenSession({ rules: this.rules, ...this.configuration.options });
  }

  async #build(): Promise<void> {
    if (!this.#builds.isStale) return;
    const { project, options } = this.configuration;
    const parseOptions = parseOptionsOf({ rules: this.rules, kinds: options.kinds ?? [] });
    const request = buildOptionsOf(project, { parseOptions, namespace: options.settings.namespace ?? 'default' });
    const built = await this.#builds.build([...this.#members.keys()], request);
    this.#session.use(built);
    this.unbuilt = built.unbuilt ?? [];
    this.#forget();
  }

  async #reload(): Promise<void> {
    const { root, rules } = this;
    const next = await openRootConfiguration({
      root,
      host: this.#host,
      leadsOut: (path) => this.#leadsOut(path),
      rules,
      settings: this.#settings(),
    });
    // While a configuration is edited, the last valid one is used.
    const { project, options, known } = next.problems.length > 0 ? this.configuration : next;
    this.configuration = { ...next, project, options, known };
    this.#dependencies = undefined;
    const session = this.#newSession();
    const members = new Map<string, Content>();
    for (const path of await this.#list()) {
      const content = this.#contentOf(path);
      if (content !== undefined) {
        members.set(path, content);
        session.open(path, content);
      }
      if (members.size % AT_ONCE === 0) await nextTurn();
    }
    this.#session = session;
    this.#members = members;
    for (const document of this.#documents.all()) {
      const path = this.pathOf(document.uri);
      if (path !== undefined && (members.has(path) || (await this.#takes(path)))) this.#put(path, document.getText());
    }
    this.#builds.forget();
    await this.#build();
    this.#forget();
  }

  async #list(): Promise<readonly string[]> {
    return (await listProject(WHOLE_PROJECT, this.root.host, this.configuration.project)).files;
  }

  /** Whether an open file outside of the set joins it: not if it is ignored. */
  async #takes(path: string): Promise<boolean> {
    if (this.configuration.project?.isIgnored(path) || this.#isConfiguration(path)) return false;
    if (this.root.host.locate(this.#absolute(path)) === undefined) return true;
    return (await this.root.host.list([path])).files.includes(path);
  }

  /** Whether a file that is not open is in the set. */
  async #includes(path: string): Promise<boolean> {
    if (this.configuration.project?.included) return (await this.#list()).includes(path);
    return !this.#leadsOut(path) && this.#takes(path);
  }

  /** Whether links lead out of the repository on the way to a file. What is open is the client's own choice. */
  #leadsOut(path: string): boolean {
    return this.root.leadsOut?.(this.#absolute(path)) ?? false;
  }

  async #refreshFile(path: string): Promise<void> {
    const isOpen = this.#documents.get(this.uriOf(path)) !== undefined;
    const isThere = isOpen || (this.#isListed(path) && this.root.host.locate(this.#absolute(path)) !== undefined);
    const belongs = isThere && (isOpen ? await this.#takes(path) : await this.#includes(path));
    const content = belongs ? this.#contentOf(path) : undefined;
    if (content !== undefined) this.#put(path, content);
    else if (this.#members.delete(path)) {
      this.#builds.relist();
      this.#session.close(path);
      this.#forget();
    }
  }

  /** Whether a file that is not open belongs to the set, by its name. */
  #isListed(path: string): boolean {
    return this.#members.has(path) || /\.(?:ya?ml|json|tf)$/i.test(path) || isKustomization(path);
  }

  /** Whether a path is an ordinary file, by its name: one that does not decide which others are read. */
  #isFile(path: string): boolean {
    return /\.(?:ya?ml|json|tf|txt)$/i.test(path) || isKustomization(path) || this.#builds.isMadeOf(path);
  }

  #isConfiguration(path: string): boolean {
    return this.#absolute(path) === this.configuration.file;
  }

  #put(path: string, content: Content): void {
    const last = this.#members.get(path);
    if (last !== undefined && isSame(last, content)) return;
    if (last === undefined) this.#builds.relist();
    this.#members.set(path, content);
    this.#session.open(path, content);
    this.#forget();
  }

  #forget(): void {
    this.#whole = undefined;
    this.#manifests = undefined;
    this.#narrow.clear();
  }

  /** The open text, or else the bytes of the file; undefined if it cannot be read. */
  #contentOf(path: string): Content | undefined {
    const open = this.#documents.get(this.root.uriOf(this.#absolute(path)));
    if (open) return open.getText();
    try {
      return this.root.host.read(path);
    } catch {
      return undefined;
    }
  }

  #absolute(path: string): string {
    return resolve(this.root.directory, path);
  }
}
