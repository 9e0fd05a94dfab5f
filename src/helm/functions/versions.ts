import { GoInt, GoStruct, type GoValue, type Traced } from '../go/value.ts';
import { plain, type TemplateFunction } from '../template/function.ts';
import { compareVersions, parseVersion, type Version, versionText } from './semver.ts';
import { satisfies } from './version-range.ts';

class GoVersion extends GoStruct {
  readonly version: Version;

  constructor(version: Version) {
    const number = (value: number) => () => ({ value: new GoInt(value, 'uint64') });
    const text = (value: string) => () => ({ value });
    const bumped = (change: Partial<Version>) => () => ({
      value: new GoVersion({ ...version, prerelease: '', metadata: '', ...change, original: '' }),
    });
    const compared = (holds: (order: number) => GoValue) => (args: readonly Traced[]) => {
      const other = args[0]?.value;
      if (!(other instanceof GoVersion)) throw new Error('wrong type for value; expected *semver.Version');
      return { value: holds(Math.sign(compareVersions(version, other.version))) };
    };
    const patch = version.prerelease ? version.patch : version.patch + 1;
    super(
      '*semver.Version',
      {},
      {
        Major: number(version.major),
        Minor: number(version.minor),
        Patch: number(version.patch),
        Prerelease: text(version.prerelease),
        Metadata: text(version.metadata),
        Original: text(version.original || versionText(version)),
        String: text(versionText(version)),
        IncMajor: bumped({ major: version.major + 1, minor: 0, patch: 0 }),
        IncMinor: bumped({ minor: version.minor + 1, patch: 0 }),
        IncPatch: bumped({ patch }),
        Compare: compared((order) => new GoInt(order)),
        Equal: compared((order) => order === 0),
        GreaterThan: compared((order) => order > 0),
        LessThan: compared((order) => order < 0),
      },
      versionText(version),
    );
    this.version = version;
  }
}

export const versionFunctions: Readonly<Record<string, TemplateFunction>> = {
  semver: plain('string', (text) => new GoVersion(parseVersion(text))),
  semverCompare: plain('string string', (range, version) => satisfies(version, range)),
};
