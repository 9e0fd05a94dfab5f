const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const PART =
  /January|Jan|Monday|Mon|MST|2006|Z0700|Z07:00|-07:00|-0700|_2|01|02|03|04|05|06|15|PM|pm|[.,]0+|[.,]9+|1|2|3|4|5/g;
/** No number of one digit is followed by another one: Go takes all that it can. */
const PATTERNS: Readonly<Record<string, string>> = {
  January: '(?<month>[A-Za-z]{3,9})',
  Jan: '(?<month>[A-Za-z]{3})',
  Monday: '[A-Za-z]{6,9}',
  Mon: '[A-Za-z]{3}',
  MST: '[A-Z]{3,4}',
  '2006': '(?<year>\\d{4})',
  '06': '(?<year>\\d{2})',
  '01': '(?<month>\\d{2})',
  '1': '(?<month>\\d\\d|\\d(?!\\d))',
  '02': '(?<day>\\d{2})',
  _2: ' ?(?<day>\\d\\d|\\d(?!\\d))',
  '2': '(?<day>\\d\\d|\\d(?!\\d))',
  '15': '(?<hour>\\d\\d|\\d(?!\\d))',
  '03': '(?<hour>\\d{2})',
  '3': '(?<hour>\\d\\d|\\d(?!\\d))',
  '04': '(?<minute>\\d{2})',
  '4': '(?<minute>\\d\\d|\\d(?!\\d))',
  '05': '(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?',
  '5': '(?<second>\\d\\d|\\d(?!\\d))(?:[.,](?<fraction>\\d{1,9}))?',
  PM: '(?<half>AM|PM)',
  pm: '(?<half>am|pm)',
  Z0700: '(?<zone>Z|[+-]\\d{4})',
  'Z07:00': '(?<zone>Z|[+-]\\d\\d:\\d\\d)',
  '-0700': '(?<zone>[+-]\\d{4})',
  '-07:00': '(?<zone>[+-]\\d\\d:\\d\\d)',
};

/** time.Parse with a layout that shows Go's reference time; undefined for a text that is not like it. */
export function parseTime(layout: string, text: string): number | undefined {
  const named = new Set<string>();
  const pattern = layout.split(new RegExp(`(${PART.source})`)).map((part) => {
    const known = PATTERNS[part];
    const name = /\?<(\w+)>/.exec(known ?? '')?.[1];
    if (known && name && named.has(name)) return known.replace(/\?<\w+>/g, '');
    if (name) named.add(name);
    if (known) return known;
    if (/^[.,][09]+$/.test(part)) return '(?:[.,]\\d+)?';
    // Spaces stand for any number of spaces, and for none at the end.
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, '(?: +|$)');
  });
  const match = new RegExp(`^${pattern.join('')}$`).exec(text);
  return match ? momentOf(match.groups ?? {}) : undefined;
}

function momentOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const number = (name: string, otherwise: number) => (groups[name] === undefined ? otherwise : Number(groups[name]));
  const named = MONTHS.indexOf((groups.month ?? '').slice(0, 3).toLowerCase()) + 1;
  const [year, month, day] = [number('year', 0), named || number('month', 1), number('day', 1)];
  const hour = groups.half?.toLowerCase() === 'pm' ? (number('hour', 0) % 12) + 12 : number('hour', 0);
  const [minute, second] = [number('minute', 0), number('second', 0)];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(groups.year?.length === 2 ? year + (year >= 69 ? 1900 : 2000) : year, month - 1, day);
  date.setUTCHours(hour, minute, second, Number((groups.fraction ?? '').padEnd(3, '0').slice(0, 3)));
  return date.getTime() - offsetOf(groups.zone ?? 'Z');
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}
