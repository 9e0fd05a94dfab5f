import type { Place } from '../../kubernetes/place.ts';
import type { TextRange } from '../../source/document.ts';

export function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** From the key to the end of the value, if it is in that file. */
export function extentOf({ document, path }: Place, name: string): TextRange | undefined {
  const location = document.locate(path);
  if ((location?.file ?? document.file).path !== name) return undefined;
  return location && { start: location.key?.start ?? location.value.start, end: location.value.end };
}
