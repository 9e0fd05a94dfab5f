import { Budget, type Limits } from './budget.ts';
import { capabilities, KUBERNETES_VERSION } from './chart/capabilities.ts';
import type { Chart, ChartFile, ChartProblem } from './chart/chart.ts';
import { coalesce } from './chart/coalesce.ts';
import { type ChartContext, contextsOf, type Release } from './chart/context.ts';
import { type Instance, instantiate } from './chart/instance.ts';
import type { DependencyDeclaration } from './chart/metadata.ts';
import { FUNCTIONS } from './functions/index.ts';
import { copyDeep } from './functions/maps.ts';
import { withoutNoValue } from './functions/rendering.ts';
import { compareStrings, GoMap } from './go/value.ts';
import type { Text } from './origin/text.ts';
import type { Definition } from './template/ast.ts';
import { TemplateError } from './template/error.ts';
import { Evaluator, type Notice } from './template/evaluator.ts';
import { parseTemplate } from './template/parser.ts';

export interface RenderOptions {
  readonly release?: Partial<Release>;
  /** What the user gives over the chart's own values, already one map. */
  readonly values?: GoMap;
  readonly kubernetesVersion?: string;
  /** Beyond those that every cluster serves. */
  readonly apiVersions?: readonly string[];
  /** Whether a missing `required` value ends a template, as it does for Helm; otherwise it is noted and left empty. */
  readonly strict?: boolean;
  readonly limits?: Limits;
}

/** What one template wrote. */
export interface RenderedTemplate {
  /** As in Helm's `# Source:`, e.g. `shop/charts/redis/templates/web.yaml`. */
  readonly name: string;
  readonly file: ChartFile;
  readonly chart: Chart;
  readonly text: Text;
}

/** Why something was not rendered, or not as a cluster would get it. */
export interface RenderNotice extends Notice {
  readonly severity: 'error' | 'warning';
}

export interface RenderedChart {
  readonly templates: readonly RenderedTemplate[];
  readonly notices: readonly RenderNotice[];
  readonly problems: readonly ChartProblem[];
  readonly missing: readonly DependencyDeclaration[];
  /** Templates by the name that scopes and notices use. */
  readonly sources: ReadonlyMap<string, TemplateSource>;
  readonly crds: readonly ChartFile[];
  /** The values that templates saw, defaults included. */
  readonly values: GoMap;
  readonly instance: Instance;
}

export interface TemplateSource {
  readonly file: ChartFile;
  readonly text: string;
  readonly chart: Chart;
}

interface Template extends TemplateSource {
  readonly name: string;
  readonly context: ChartContext;
}

/**
 * Renders a chart as `helm template` does, with the origin of everything that it writes. A template that cannot be
 * rendered is noted, and the others are rendered.
 *
 * @throws Error when the values do not fit the chart's structure
 */
export function renderChart(chart: Chart, options: RenderOptions = {}): RenderedChart {
  const budget = new Budget(options.limits);
  const given = options.values ?? new GoMap();
  const instance = instantiate(chart, given, budget);
  const values = copyDeep({ value: given }, budget).value as GoMap;
  coalesce(instance, values, false, budget);
  const release = { name: options.release?.name ?? 'release-name', namespace: options.release?.namespace ?? 'default' };
  const cluster = capabilities(options.kubernetesVersion ?? KUBERNETES_VERSION, options.apiVersions ?? []);
  const contexts = contextsOf(
    instance,
    { value: values, entries: chart.values.entries },
    { release, capabilities: cluster, budget },
  );
  const templates = contexts.flatMap(templatesOf).sort(byDepth);
  const run = new Run(templates, budget, options.strict ?? false);
  const all = everyInstance(instance);
  return {
    templates: run.templates(),
    notices: run.notices,
    problems: all.flatMap((each) => each.chart.problems),
    missing: all.flatMap((each) => each.missing),
    sources: new Map(templates.map((template) => [template.name, template])),
    crds: all.flatMap((each) => each.chart.crds),
    values,
    instance,
  };
}

const decoder = new TextDecoder();

function templatesOf(context: ChartContext): Template[] {
  const { chart } = context.instance;
  return chart.templates
    .filter((file) => !chart.metadata.isLibrary || isPartial(file.name))
    .map((file) => ({
      name: `${context.fullName}/${file.name}`,
      file,
      chart,
      context,
      text: decoder.decode(file.read()),
    }));
}

function isPartial(name: string): boolean {
  return name.slice(name.lastIndexOf('/') + 1).startsWith('_');
}

/** Helm's order: the innermost charts first, so that what they define can be defined again. */
function byDepth(a: Template, b: Template): number {
  return b.name.split('/').length - a.name.split('/').length || compareStrings(b.name, a.name);
}

function everyInstance(instance: Instance): Instance[] {
  return [instance, ...instance.dependencies.flatMap(everyInstance)];
}

class Run {
  readonly notices: RenderNotice[] = [];
  readonly #templates: readonly Template[];
  readonly #evaluator: Evaluator;
  readonly #parsed = new Set<Template>();

  constructor(templates: readonly Template[], budget: Budget, strict: boolean) {
    this.#templates = templates;
    const definitions = this.#parse();
    this.#evaluator = new Evaluator({
      functions: FUNCTIONS,
      definitions,
      budget,
      strict,
      notice: (notice) => this.notices.push({ ...notice, severity: 'warning' }),
    });
  }

  templates(): RenderedTemplate[] {
    return this.#templates.flatMap((template) => {
      if (isPartial(template.name) || template.name.endsWith('/NOTES.txt') || !this.#parsed.has(template)) return [];
      const rendered = this.#attempt(template, () => this.#render(template));
      return rendered ? [rendered] : [];
    });
  }

  #render(template: Template): RenderedTemplate {
    const { name, file, chart, context } = template;
    const about = { Name: { value: name }, BasePath: { value: `${context.fullName}/templates` } };
    context.root.entries.set('Template', { value: new GoMap(Object.entries(about), 'common.Values') });
    const text = withoutNoValue(this.#evaluator.run(name, { value: context.root }));
    return { name, file, chart, text };
  }

  /** Later templates replace what earlier ones define, except by nothing. */
  #parse(): Map<string, Definition> {
    const functions = new Set(FUNCTIONS.keys());
    const definitions = new Map<string, Definition>();
    for (const template of this.#templates) {
      const parsed = this.#attempt(template, () => parseTemplate(template.name, template.text, functions));
      if (parsed) this.#parsed.add(template);
      for (const definition of parsed ?? []) {
        const isEmpty = definition.nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
        if (!isEmpty || !definitions.has(definition.name)) definitions.set(definition.name, definition);
      }
    }
    return definitions;
  }

  #attempt<T>(template: Template, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const place = error instanceof TemplateError ? error : { template: template.name, start: 0, end: 0 };
      const message = error instanceof Error ? error.message : String(error);
      const { start, end } = place;
      this.notices.push({ message, template: place.template, start, end, severity: 'error' });
      return undefined;
    }
  }
}
