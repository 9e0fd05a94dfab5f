import type { Place } from '../../kubernetes/place.ts';
import type { ProfileText } from './profile.ts';

/** Parts that something else fills in before the file is used: `${ENV}`, `{{ .Values.env }}`, `<%= env %>`. */
const PLACEHOLDERS = /\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\{\{.{0,200}?\}\}|<%.{0,200}?%>/g;

/** A string as it is written; the empty one when there is none. */
export function plainText(place: Place): ProfileText {
  const text = place.string ?? '';
  const pattern = text.replace(PLACEHOLDERS, '*');
  if (pattern === text) return text;
  const reason = place.document.unknownAt?.(place.path) ?? `${text} is a placeholder`;
  return { pattern, reason, at: place };
}
