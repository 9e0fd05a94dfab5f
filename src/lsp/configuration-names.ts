import { CONFIG_NAMES } from '../config/find.ts';
import { nameOfUri } from './uris.ts';

/** Whether a document is a configuration in YAML, by its name. */
export function isConfiguration(uri: string): boolean {
  const name = nameOfUri(uri);
  return /\.ya?ml$/.test(name) && CONFIG_NAMES.some((each) => each === name);
}
