import { readFileSync } from 'node:fs';
import { reasonOf } from '../engine/host.ts';
import { InputError } from './inputs.ts';

/** The event that the workflow runs for: what has changed. */
export interface Event {
  readonly name: string;
  /** The commit before the change; undefined if the event changes nothing. */
  readonly base: string | undefined;
  /** Whether the push replaced commits. */
  readonly isForced: boolean;
  readonly defaultBranch: string | undefined;
}

interface Payload {
  readonly before?: unknown;
  readonly forced?: unknown;
  readonly pull_request?: { readonly base?: { readonly sha?: unknown } };
  readonly merge_group?: { readonly base_sha?: unknown };
  readonly repository?: { readonly default_branch?: unknown };
}

/**
 * Reads the runner's event file. Throws an {@link InputError} if there is none.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads.
 */
export function readEvent({
  GITHUB_EVENT_NAME,
  GITHUB_EVENT_PATH,
}: Readonly<Record<string, string | undefined>>): Event {
  const payload = readPayload(GITHUB_EVENT_PATH);
  const base = payload.pull_request?.base?.sha ?? payload.merge_group?.base_sha ?? payload.before;
  return {
    name: GITHUB_EVENT_NAME ?? '',
    base: isCommit(base) ? base : undefined,
    isForced: payload.forced === true,
    defaultBranch: textOf(payload.repository?.default_branch),
  };
}

function readPayload(path: string | undefined): Payload {
  if (!path) throw new InputError('changed-only needs the event of the workflow, but GITHUB_EVENT_PATH is not set');
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof payload === 'object' && payload !== null ? payload : {};
  } catch (error) {
    throw new InputError(`changed-only: cannot read the event in ${path}: ${reasonOf(error)}`);
  }
}

/** For a new branch, `before` is all zeros. */
function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value) && !/^0+$/.test(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
