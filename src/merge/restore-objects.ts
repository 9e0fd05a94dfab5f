import type { Workload } from '../engine/findings/report.ts';
import type { JsonFinding, JsonNames, JsonWorkload } from '../formatters/json-report.ts';
import { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { ZERO } from '../kubernetes/requests/quantity.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Rule } from '../rule.ts';
import type { Document, SourceFile } from '../source/document.ts';

/**
 * Objects of which a report has told the names. Whoever goes into them finds nothing: a report holds no manifests.
 */
export function restoreResource(names: JsonNames, file: SourceFile, index = 0, item: number | null = null): Resource {
  const { apiVersion } = names;
  const slash = apiVersion.indexOf('/');
  return {
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind: names.kind,
    namespace: names.namespace,
    name: names.name,
    labels: {},
    annotations: {},
    place: Place.root(emptyDocument(file, index)),
    item,
  };
}

export function restoreWorkload(stored: JsonWorkload, file: SourceFile): Workload {
  const { runsOn, profile, outcome, verdict, event, qos, requests, size } = stored;
  const workload = restoreResource(stored, file, stored.document, stored.item);
  return { pod: restorePod(stored, workload), runsOn, profile, outcome, verdict, event, qos, requests, size };
}

function restorePod({ qos, namespace, replicas }: JsonWorkload, workload: Resource): Pod {
  return {
    workload,
    template: workload.place.at('template'),
    spec: workload.place.at('spec'),
    namespace: namespace ?? '',
    labels: {},
    annotations: {},
    containers: [],
    resources: {
      containers: [],
      qos,
      podLevel: null,
      cpu: ZERO,
      memory: ZERO,
      ephemeralStorage: ZERO,
      readable: false,
    },
    replicas,
    complete: false,
    claimTemplates: [],
  };
}

function emptyDocument(file: SourceFile, index: number): Document {
  return {
    file,
    index,
    value: undefined,
    duplicates: [],
    locate: () => ({ kind: 'scalar', value: { start: 0, end: 0 } }),
    edit: () => undefined,
  };
}

/** The rule as it is known here, with the messages, help and page of the report. */
export function restoreRule(id: string, findings: readonly JsonFinding[], known: Rule | undefined): Rule {
  const [finding] = findings;
  const unknown: Rule = {
    id,
    description: `Rule ${id}, which is not known here`,
    category: 'manifest',
    severity: finding?.severity ?? 'error',
    evidence: finding?.evidence ?? 'inferred',
    references: finding?.url ? [finding.url] : [],
    messages: {},
    help: finding?.help ?? '',
  };
  const messages = Object.fromEntries(findings.map(({ message, help }) => [message, { text: message, help }]));
  return { ...(known ?? unknown), messages, ...(finding?.url && { docs: finding.url }) };
}
