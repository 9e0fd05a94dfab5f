import type { Category, Evidence, Outcome, Severity } from '../rule.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warn'];
const EVIDENCE: readonly Evidence[] = ['documented', 'observed', 'inferred'];
const CATEGORIES: readonly Category[] = ['scheduling', 'traffic', 'logging', 'effect', 'cost', 'cluster', 'manifest'];

const OUTCOMES: readonly Outcome[] = ['runs', 'uncertain', 'pending', 'fails', 'refused', 'absent'];

/** `acme/no-latest-tag`: with an owner, it never collides with a built-in rule. */
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is wrong with a value that should be a rule; empty for a valid one. */
export function problemsOfRule(rule: unknown): string[] {
  if (!isObject(rule)) return ['must be an object, as defineRule returns it'];
  return [
    ...idProblems(rule.id),
    ...textProblems(rule, 'description'),
    ...textProblems(rule, 'help'),
    ...choiceProblems(rule, 'category', CATEGORIES),
    ...choiceProblems(rule, 'severity', SEVERITIES),
    ...choiceProblems(rule, 'evidence', EVIDENCE),
    ...outcomeProblems(rule),
    ...referenceProblems(rule.references),
    ...(rule.docs === undefined || isUrl(rule.docs) ? [] : ['docs must be an https:// URL']),
    ...messageProblems(rule.messages),
    ...optionProblems(rule.options),
    ...visitProblems(rule),
    ...(rule.reads === undefined || isStrings(rule.reads) ? [] : ['reads must be a list of kinds']),
  ];
}

function idProblems(id: unknown): string[] {
  if (typeof id === 'string' && ID.test(id)) return [];
  return [`id must be an owner and a name in kebab-case, such as acme/no-latest-tag, not ${show(id)}`];
}

function textProblems(rule: Fields, field: string): string[] {
  const text = rule[field];
  return typeof text === 'string' && text.trim() !== '' ? [] : [`${field} must be a string, not ${show(text)}`];
}

function choiceProblems(rule: Fields, field: string, allowed: readonly string[]): string[] {
  const value = rule[field];
  if (allowed.some((each) => each === value)) return [];
  return [`${field} must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not ${show(value)}`];
}

/** A rule about scheduling must have an outcome, or its findings would be about a pod that runs. */
function outcomeProblems(rule: Fields): string[] {
  if (rule.outcome === undefined && rule.category !== 'scheduling') return [];
  return choiceProblems(rule, 'outcome', OUTCOMES);
}

function referenceProblems(references: unknown): string[] {
  if (Array.isArray(references) && references.every(isUrl)) return [];
  return ['references must be a list of https:// URLs, which may be empty'];
}

function messageProblems(messages: unknown): string[] {
  if (!isObject(messages) || Object.keys(messages).length === 0) return ['messages must have at least one message'];
  return Object.entries(messages).flatMap(([id, message]) => {
    if (typeof message === 'string' && message !== '') return [];
    const { text, severity = 'warn', outcome = 'runs' } = isObject(message) ? message : {};
    if (typeof text !== 'string' || text === '' || severity !== 'warn') {
      return [`messages.${id} must be a string, or an object with text and severity warn or none`];
    }
    return choiceProblems({ [`messages.${id}.outcome`]: outcome }, `messages.${id}.outcome`, OUTCOMES);
  });
}

function optionProblems(options: unknown): string[] {
  if (options === undefined) return [];
  if (!isObject(options) || options.type !== 'object' || !isObject(options.properties)) {
    return ['options must be a JSON schema of type object, with properties'];
  }
  const closed = options.additionalProperties === false ? [] : ['options must have additionalProperties: false'];
  const open = Object.entries(options.properties).filter(([, schema]) => !isObject(schema) || !('default' in schema));
  return [...closed, ...open.map(([name]) => `options.properties.${name} must have a default`)];
}

function visitProblems({ pod, everyPod, resources, set }: Fields): string[] {
  const wrong = Object.entries({ pod, everyPod, set })
    .filter(([, visit]) => visit !== undefined && typeof visit !== 'function')
    .map(([name]) => `${name} must be a function`);
  if (resources !== undefined && !isRecordOfFunctions(resources)) wrong.push('resources must have a function per kind');
  if ([pod, everyPod, resources, set].every((visit) => visit === undefined)) {
    wrong.push('needs pod, everyPod, resources or set, or it checks nothing');
  }
  return wrong;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOfFunctions(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((each) => typeof each === 'function');
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https:\/\/\S+$/.test(value);
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'string' ? JSON.stringify(value) : typeof value;
}
