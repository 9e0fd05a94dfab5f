import type { ReleaseSettings } from './release.ts';

/** Apart from what renders, which a run loads only then. */
export function givesValues({ values = [], set = [], setString = [] }: ReleaseSettings): boolean {
  return values.length + set.length + setString.length > 0;
}

/** Whether settings are about one chart rather than all. */
export function isForOneChart(settings: ReleaseSettings): boolean {
  return settings.name !== undefined || givesValues(settings);
}
