import { groupBy } from '../../kubernetes/group-by.ts';
import type { DeclaredProfile } from './declared-profile.ts';

/**
 * Profiles that belong to one cluster for certain: those of one document that name the same cluster, and objects that
 * hold one profile each when they are in one folder and name the same cluster. Variants of a cluster's files, as for
 * two stages, stay apart.
 */
export function profilesByCluster(profiles: readonly DeclaredProfile[]): DeclaredProfile[][] {
  return [...groupBy(profiles, keyOf).values()];
}

function keyOf({ source, cluster = '', declared: { document } }: DeclaredProfile): string {
  const { path } = document.file;
  const isAlone = source === 'ack' || source === 'crossplane' || source === 'aws-cli';
  const place = isAlone ? path.slice(0, path.lastIndexOf('/') + 1) : `${path}#${document.index}`;
  return JSON.stringify([source, cluster, place]);
}
