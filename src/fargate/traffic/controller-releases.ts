import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';

/** What installs a chart with values that it gives: Flux, Argo CD. */
export const RELEASE_KINDS = ['HelmRelease', 'Application'] as const;

const CHART = 'aws-load-balancer-controller';
const VALUE = 'defaultTargetType';

/**
 * Whether an object installs the chart of the AWS Load Balancer Controller with `defaultTargetType: ip`. The chart is
 * rarely in the repository, so its Deployment is not there to say it.
 * Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/tree/main/helm/aws-load-balancer-controller
 * (read 2026-11).
 */
export function releaseDefaultsToIp({ kind, place }: Resource): boolean {
  const spec = place.at('spec');
  if (kind === 'HelmRelease') {
    return isOfController(spec.at('chart', 'spec', 'chart')) && spec.valueAt('values', VALUE) === 'ip';
  }
  return [spec.at('source'), ...spec.at('sources').items()].some(
    (source) => [source.at('chart'), source.at('path')].some(isOfController) && givesIp(source.at('helm')),
  );
}

function isOfController({ string }: Place): boolean {
  return string?.split('/').at(-1) === CHART;
}

function givesIp(helm: Place): boolean {
  const parameter = helm
    .at('parameters')
    .items()
    .find((each) => each.valueAt('name') === VALUE);
  if (parameter) return parameter.valueAt('value') === 'ip';
  return (
    helm.valueAt('valuesObject', VALUE) === 'ip' ||
    /^defaultTargetType: *["']?ip\b/m.test(helm.at('values').string ?? '')
  );
}
