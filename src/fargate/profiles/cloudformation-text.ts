import type { Place } from '../../kubernetes/place.ts';
import { isUnresolved, type ProfileText, patternOf } from './profile.ts';

/** The parts of a template that functions refer to. */
export interface Template {
  readonly parameters: Place;
  readonly resources: Place;
}

/** A CloudFormation function, in any notation, with its place. */
interface Call {
  /** `Ref`, or the name after `Fn::`. */
  readonly name: string;
  readonly argument: Place;
}

/** References may lead in a circle, which CloudFormation rejects. */
const MAX_DEPTH = 20;

/**
 * A string in a template, as far as the template alone tells it: `Ref` and `Sub` of parameters with a default and of
 * clusters with a name, and `Join`. Empty when there is none.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html (2026-11).
 */
export function cloudFormationText(place: Place, template: Template, depth = 0): ProfileText {
  const call = callAt(place);
  if (call && depth < MAX_DEPTH) return resultOf(call, template, depth + 1);
  if (call) return unknown(place, 'its references lead in a circle');
  const { value } = place;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return place.string ?? '';
}

/** The function at a place, or undefined for a plain value. */
export function callAt(place: Place): Call | undefined {
  const tag = place.document.tagAt?.(place.path);
  if (tag !== undefined && /^![A-Za-z]/.test(tag)) return { name: tag.slice(1), argument: place };
  const [entry, ...others] = place.entries();
  if (!entry || others.length > 0) return undefined;
  const [key, argument] = entry;
  if (key === 'Ref') return { name: key, argument };
  return key.startsWith('Fn::') ? { name: key.slice('Fn::'.length), argument } : undefined;
}

function resultOf({ name, argument }: Call, template: Template, depth: number): ProfileText {
  if (name === 'Ref' && argument.string) return referred(argument.string, argument, template, depth);
  if (name === 'Sub') return substituted(argument, template, depth);
  if (name === 'Join') return joined(argument, template, depth);
  return unknown(argument, `${name} is known to CloudFormation only`);
}

function referred(name: string, at: Place, template: Template, depth: number): ProfileText {
  const parameter = template.parameters.at(name);
  if (parameter.exists) return defaultOf(name, parameter, at);
  const resource = template.resources.at(name);
  const clusterName = resource.at('Properties', 'Name');
  if (resource.at('Type').value === 'AWS::EKS::Cluster' && clusterName.exists) {
    return cloudFormationText(clusterName, template, depth);
  }
  if (resource.exists || name.startsWith('AWS::')) return unknown(at, `${name} is known to CloudFormation only`);
  return unknown(at, `unknown parameter ${name}`);
}

/** The default of a parameter from the SSM parameter store is a name there, and that of a list no text. */
function defaultOf(name: string, parameter: Place, at: Place): ProfileText {
  const { value } = parameter.at('Default');
  const type = parameter.at('Type').string ?? '';
  if (/SSM|List/.test(type)) return unknown(at, `${name} is a parameter of type ${type}`);
  if (value === undefined || value === null) return unknown(at, `${name} is a parameter without default`);
  return String(value);
}

/** `Sub` takes a string, or a list of a string and a mapping of names to values. */
function substituted(argument: Place, template: Template, depth: number): ProfileText {
  const given = argument.isSequence ? argument.at(0) : argument;
  if (given.string === undefined) return unknown(argument, 'the text of Sub is not known');
  const parts = given.string.split(/\$\{([^}]{0,300})\}/).map((part, index): ProfileText => {
    if (index % 2 === 0) return part;
    const name = part.trim();
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const own = argument.at(1, name);
    return own.exists ? cloudFormationText(own, template, depth) : referred(name, given, template, depth);
  });
  return concatenate(parts, '');
}

function joined(argument: Place, template: Template, depth: number): ProfileText {
  const items = argument.at(1);
  const delimiter = argument.at(0).string;
  if (delimiter === undefined || callAt(items)) return unknown(argument, 'Join is known to CloudFormation only');
  return concatenate(
    items.items().map((item) => cloudFormationText(item, template, depth)),
    delimiter,
  );
}

function concatenate(parts: readonly ProfileText[], delimiter: string): ProfileText {
  const text = parts.map(patternOf).join(delimiter);
  const open = parts.find(isUnresolved);
  return open ? { ...open, pattern: text } : text;
}

export function unknown(at: Place, reason: string): ProfileText & object {
  return { pattern: '*', reason, at };
}
