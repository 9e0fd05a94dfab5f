import { dirname } from 'node:path/posix';
import type { Host } from '../../engine/host.ts';
import { readProfiles } from '../../engine/profiles/read-profiles.ts';

/** What a project has that a configuration may name. Posix paths relative to the working directory, sorted. */
export interface Survey {
  /** Files that define Fargate profiles. */
  readonly profiles: readonly string[];
  /** Directories. */
  readonly charts: readonly string[];
  readonly kustomizations: readonly string[];
}

/** Most files that are looked into, and the largest one, in bytes: `init` is not a lint run. */
const MOST_FILES = 5000;
const LARGEST_FILE = 1024 * 1024;

/** Looks at the manifests below the working directory. */
export async function surveyProject(host: Host): Promise<Survey> {
  const { files } = await host.list(['.']);
  const directoriesWith = (name: RegExp) => [
    ...new Set(files.filter((file) => name.test(file)).map((file) => dirname(file))),
  ];
  return {
    profiles: files.slice(0, MOST_FILES).filter((file) => definesProfiles(file, host)),
    charts: directoriesWith(/(?:^|\/)Chart\.yaml$/),
    kustomizations: directoriesWith(/(?:^|\/)kustomization\.ya?ml$/),
  };
}

function definesProfiles(path: string, host: Host): boolean {
  try {
    const content = host.read(path);
    if (content.length > LARGEST_FILE) return false;
    const text = new TextDecoder().decode(content);
    if (!/fargate-?profile/i.test(text)) return false;
    const { profiles, problems } = readProfiles(path, text);
    return profiles.length > 0 && problems.length === 0;
  } catch {
    return false;
  }
}
