import type { Span } from '../../source/document.ts';
import { joinPath } from '../../text/paths.ts';
import type { Block } from '../syntax/ast.ts';
import { isPresent } from '../values/convert.ts';
import { unknown, type Value } from '../values/value.ts';
import { type Instance, instancesOf, nestedBlocks } from './instances.ts';
import type { Module } from './module.ts';

/** A `helm_release`. */
export interface HelmRelease {
  /** Posix path of the chart's directory, relative to the working directory; undefined for one of a registry. */
  readonly chart: string | undefined;
  /** The chart as it is written. */
  readonly chartValue: Value;
  readonly name: Value | undefined;
  readonly namespace: Value | undefined;
  /** Texts of YAML, the last of which wins; their parts know the files and places they come from. */
  readonly values: Value | undefined;
  /** Objects of `name`, `value` and `type`, from blocks and from the list of that name. */
  readonly set: readonly Value[];
  /** Why there may be more of `set`. */
  readonly moreSet: Value | undefined;
  readonly block: Span;
}

/**
 * The releases of charts that a module and those that it calls make.
 *
 * @throws TooMuchWork
 */
export function helmReleasesIn(module: Module): HelmRelease[] {
  return module.files.blocks.flatMap((block) => {
    if (block.type === 'module') return (module.children(block) ?? []).flatMap((each) => helmReleasesIn(each.module));
    if (block.type !== 'resource' || block.labels[0] !== 'helm_release') return [];
    return instancesOf(block, module.scope).map((instance) => releaseOf(block, instance, module));
  });
}

function releaseOf(block: Block, { scope }: Instance, module: Module): HelmRelease {
  const at = { file: block.file, range: block.range };
  const argument = (name: string) => module.argument(block, name, scope);
  const chartValue = argument('chart') ?? unknown('it has no chart', at);
  const listed = argument('set');
  const { items, more } = nestedBlocks(block.body, 'set', scope);
  const open = listed && (listed.kind === 'list' ? listed.more : isPresent(listed) ? listed : undefined);
  return {
    chart: isPresent(argument('repository')) ? undefined : localChart(chartValue, module),
    chartValue,
    name: argument('name'),
    namespace: argument('namespace'),
    values: argument('values'),
    set: [...items, ...(listed?.kind === 'list' ? listed.items : [])],
    moreSet: more ?? open,
    block: at,
  };
}

/** A chart is local when it is there, as for Helm. */
function localChart(chart: Value, module: Module): string | undefined {
  if (chart.kind !== 'string') return undefined;
  const isThere = module.readFile(joinPath(chart.value, 'Chart.yaml')) !== undefined;
  return isThere ? module.pathOf(chart.value) : undefined;
}
