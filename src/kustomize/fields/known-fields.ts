import { nearestName } from '../../text/nearest-name.ts';

/** Source: `Kustomization` in kustomize's api/types/kustomization.go, v5.5. */
const KNOWN = [
  ...['apiVersion', 'kind', 'metadata', 'openapi', 'namePrefix', 'nameSuffix', 'namespace'],
  ...['commonLabels', 'labels', 'commonAnnotations', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['images', 'imageTags', 'replacements', 'replicas', 'vars', 'sortOptions', 'resources', 'bases', 'components'],
  ...['crds', 'configMapGenerator', 'secretGenerator', 'generatorOptions', 'helmGlobals', 'helmCharts'],
  ...['helmChartInflationGenerator', 'configurations', 'generators', 'transformers', 'validators', 'buildMetadata'],
];

/** Kustomize matches names as Go's JSON does, in any case. */
const FOLDED = new Set(KNOWN.map((field) => field.toLowerCase()));

/** `unknown field resource; did you mean resources?`; undefined for a field that kustomize has. */
export function unknownField(field: string): string | undefined {
  if (FOLDED.has(field.toLowerCase())) return undefined;
  const meant = nearestName(field, KNOWN);
  return `unknown field ${field}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
