import type { PlainValue, TextEdit } from '../../source/document.ts';
import type { Found, Step } from '../locate.ts';
import { type EditSource, endsLine, isUsedElsewhere, linePrefix, partOf } from './layout.ts';
import { isScalar, renderAfterColon, renderAfterDash, renderFlow, renderScalar } from './render.ts';
import { blockStyleOf, flowStyleOf } from './style.ts';

/** Writes another value in place of the one found, in its style where that can express it. */
export function planReplacement(source: EditSource, found: Found, value: PlainValue): TextEdit | undefined {
  const { node, steps } = found;
  if (node.kind === 'alias' || node.decorated || isUsedElsewhere(node)) return undefined;
  const step = steps.at(-1);
  const inFlow = step?.container.flow === true || (node.kind !== 'scalar' && node.flow);
  if (node.kind === 'scalar' && isScalar(value)) {
    const { json } = flowStyleOf(source, found);
    return place(step, node, renderScalar(value, { style: node.style, flow: inFlow, json }));
  }
  if (inFlow) return place(step, node, renderFlow(value, flowStyleOf(source, found)));
  return step && replaceBlock(source, step, found, value);
}

/** An absent value is written after its `:` or `-`. */
function place(step: Step | undefined, node: Found['node'], text: string): TextEdit | undefined {
  if (node.end > node.start) return { start: node.start, end: node.end, text };
  const indicator = step && partOf(step.part).indicator;
  return indicator === undefined ? undefined : { start: indicator + 1, end: indicator + 1, text: ` ${text}` };
}

/** Rewrites everything after the `:` or `-` of a block entry or item. */
function replaceBlock(source: EditSource, step: Step, found: Found, value: PlainValue): TextEdit | undefined {
  const { text } = source;
  const { key, indicator } = partOf(step.part);
  const { node } = found;
  if (indicator === undefined || !endsLine(text, node.end)) return undefined;
  if (node.start > indicator && text.slice(indicator + 1, node.start).trim() !== '') return undefined;
  const prefix = linePrefix(text, key?.start ?? indicator);
  if (!/^[ -]*$/.test(prefix)) return undefined;
  const render = key ? renderAfterColon : renderAfterDash;
  const rendered = render(value, prefix.length, blockStyleOf(source, found));
  return { start: indicator + 1, end: node.end, text: rendered };
}
