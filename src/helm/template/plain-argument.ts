import { GoInt, GoList, type GoValue, isString } from '../go/value.ts';

/** Arguments that were checked already, as JavaScript has them. */
export function plainText(value: GoValue): string {
  return isString(value) ? value.toString() : '';
}

export function plainInt(value: GoValue): number {
  return value instanceof GoInt ? Number(value.value) : 0;
}

export function plainStrings(value: GoValue): readonly string[] {
  return value instanceof GoList ? value.items.map((item) => plainText(item.value)) : [];
}
