import type { ReleaseSettings } from '../../render/charts/release.ts';
import type { CommandLine } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface ReleaseArguments extends ReleaseSettings {
  readonly values: readonly string[];
}

/** How charts are rendered. Throws a {@link UsageError} for what Helm would refuse too. */
export function releaseOf(line: CommandLine): ReleaseArguments {
  return {
    values: line.values('values').map((path) => path.replace(/^(?:\.\/)+/, '')),
    set: line.values('set'),
    setString: line.values('set-string'),
    name: releaseNameOf(line.value('release-name')),
    kubeVersion: kubeVersionOf(line.value('kube-version')),
    apiVersions: line.values('api-versions').flatMap((value) => value.split(',')),
    ciValues: line.flag('ci-values') ?? false,
    tests: line.flag('helm-tests') ?? false,
  };
}

/** Source: `ValidateReleaseName` in Helm's chartutil. */
function releaseNameOf(value: string | undefined): string | undefined {
  if (
    value === undefined ||
    /^(?=.{1,53}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(value)
  ) {
    return value;
  }
  throw new UsageError(`--release-name: '${value}' is not a valid release name`);
}

function kubeVersionOf(value: string | undefined): string | undefined {
  const [, version] = value === undefined ? [] : (/^v?(\d+\.\d+(?:\.\d+)?(?:[-+].*)?)$/.exec(value) ?? []);
  if (value !== undefined && version === undefined) {
    throw new UsageError(`--kube-version: '${value}' is not a version such as 1.34`);
  }
  return version === undefined || /^\d+\.\d+\./.test(version) ? version : `${version}.0`;
}
