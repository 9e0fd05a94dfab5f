import { isTerraformFile } from '../../hcl/file-names.ts';
import type { FileReader } from '../../kustomize/kustomization.ts';

/** Files that are worth parsing for what is deployed. */
export interface FilesOfEntries {
  /** Those that may hold objects that say it, and what was read of them. */
  readonly entries: ReadonlyMap<string, Uint8Array>;
  /** They may hold ConfigMaps that such objects refer to. */
  readonly configMaps: readonly string[];
  /** They may hold objects of other kinds that such objects refer to. */
  readonly others: readonly string[];
  /** All files of Terraform, when there are releases of charts in them. */
  readonly terraform: readonly string[];
}

const ARGO = /(?<![\w.-])argoproj\.io\/(?=v\d|\{)/;
const OTHERS = /toolkit\.fluxcd\.io\/(?=v\d|\{)|^apiVersion: *["']?skaffold\//m;
const CONFIG_MAP = /kind["']?: *["']?ConfigMap/;
const REFERRED = /\bfluxcd\.io\//;

/** Whether a file or a template may have an object in it that says what is deployed. */
export function mayHoldEntries(text: string): boolean {
  // Most files hold none of these words, which is found out in a tenth of the time that the patterns take.
  return (
    ((text.includes('fluxcd.io/') || text.includes('skaffold/')) && OTHERS.test(text)) ||
    (text.includes('argoproj.io/') && ARGO.test(text) && /\bApplication(?:Set)?\b/.test(text))
  );
}

/** Looks whether any file plainly may say what is deployed; keeps nothing of the others. Undefined when none does. */
export function findEntries(listed: readonly string[], read: FileReader): FilesOfEntries | undefined {
  const decoder = new TextDecoder();
  const found = { entries: new Map<string, Uint8Array>(), configMaps: [] as string[], others: [] as string[] };
  let hasReleases = false;
  for (const path of listed) {
    if (!/\.(?:ya?ml|tf)$/.test(path)) continue;
    const bytes = read(path);
    const text = decoder.decode(bytes);
    if (isTerraformFile(path)) {
      hasReleases ||= text.includes('"helm_release"');
    } else {
      if (bytes && mayHoldEntries(text)) found.entries.set(path, bytes);
      if (text.includes('ConfigMap') && CONFIG_MAP.test(text)) found.configMaps.push(path);
      if (REFERRED.test(text)) found.others.push(path);
    }
  }
  if (found.entries.size === 0 && !hasReleases) return undefined;
  return { ...found, terraform: hasReleases ? listed.filter(isTerraformFile) : [] };
}
