import { GoInt, GoStruct, type Methods, type Traced } from './value.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const LAYOUT =
  /January|Jan|Monday|Mon|MST|2006|Z0700|Z07:00|Z07|-07:00:00|-07:00|-0700|-07|__2|_2|002|01|02|03|04|05|06|15|PM|pm|[.,]0+(?!\d)|[.,]9+(?!\d)|1|2|3|4|5/g;

/** A moment in UTC: the one time zone that does not depend on the machine. */
export class GoTime extends GoStruct {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    const date = new Date(milliseconds);
    const text = formatTime(date, '2006-01-02 15:04:05.999999999 -0700 MST');
    super('time.Time', {}, methodsOf(date), text, formatTime(date, '2006-01-02T15:04:05.999999999Z07:00'));
    this.milliseconds = milliseconds;
  }
}

function methodsOf(date: Date): Methods {
  const int =
    (value: number, type: 'int' | 'int64' = 'int') =>
    () => ({ value: new GoInt(value, type) });
  return {
    Format: ([layout]) => ({ value: formatTime(date, String(layout?.value)) }),
    String: () => ({ value: formatTime(date, '2006-01-02 15:04:05.999999999 -0700 MST') }),
    Unix: int(Math.floor(date.getTime() / 1000), 'int64'),
    UnixMilli: int(date.getTime(), 'int64'),
    UnixNano: () => ({ value: new GoInt(BigInt(date.getTime()) * 1_000_000n, 'int64') }),
    Year: int(date.getUTCFullYear()),
    Month: () => ({ value: new GoStruct('time.Month', {}, {}, MONTHS[date.getUTCMonth()]) }),
    Weekday: () => ({ value: new GoStruct('time.Weekday', {}, {}, DAYS[date.getUTCDay()]) }),
    Day: int(date.getUTCDate()),
    Hour: int(date.getUTCHours()),
    Minute: int(date.getUTCMinutes()),
    Second: int(date.getUTCSeconds()),
    YearDay: int(yearDay(date)),
    UTC: () => ({ value: new GoTime(date.getTime()) }),
    IsZero: () => ({ value: false }),
    AddDate: (args) => ({ value: new GoTime(addDate(date, args)) }),
  };
}

function addDate(date: Date, args: readonly Traced[]): number {
  const [years, months, days] = args.map(({ value }) => (value instanceof GoInt ? Number(value.value) : 0));
  const moved = new Date(date);
  moved.setUTCFullYear(
    date.getUTCFullYear() + (years ?? 0),
    date.getUTCMonth() + (months ?? 0),
    date.getUTCDate() + (days ?? 0),
  );
  return moved.getTime();
}

function yearDay(date: Date): number {
  return (
    Math.floor(
      (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 1)) /
        86_400_000,
    ) + 1
  );
}

/** time.Format with a layout that shows Go's reference time. */
export function formatTime(date: Date, layout: string): string {
  return layout.replace(LAYOUT, (part) => formatPart(date, part));
}

function formatPart(date: Date, part: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [month, day, hour] = [date.getUTCMonth(), date.getUTCDate(), date.getUTCHours()];
  const parts: Readonly<Record<string, () => string>> = {
    January: () => MONTHS[month] as string,
    Jan: () => (MONTHS[month] as string).slice(0, 3),
    Monday: () => DAYS[date.getUTCDay()] as string,
    Mon: () => (DAYS[date.getUTCDay()] as string).slice(0, 3),
    MST: () => 'UTC',
    '2006': () => String(date.getUTCFullYear()).padStart(4, '0'),
    '06': () => two(date.getUTCFullYear() % 100),
    '01': () => two(month + 1),
    '1': () => String(month + 1),
    '02': () => two(day),
    _2: () => String(day).padStart(2),
    '2': () => String(day),
    '002': () => String(yearDay(date)).padStart(3, '0'),
    __2: () => String(yearDay(date)).padStart(3),
    '15': () => two(hour),
    '03': () => two(hour % 12 || 12),
    '3': () => String(hour % 12 || 12),
    '04': () => two(date.getUTCMinutes()),
    '4': () => String(date.getUTCMinutes()),
    '05': () => two(date.getUTCSeconds()),
    '5': () => String(date.getUTCSeconds()),
    PM: () => (hour < 12 ? 'AM' : 'PM'),
    pm: () => (hour < 12 ? 'am' : 'pm'),
  };
  const known = parts[part];
  if (known) return known();
  if (part.startsWith('Z')) return 'Z';
  if (part.startsWith('-')) return `+${part.slice(1).replace('7', '0')}`;
  return fraction(date, part);
}

function fraction(date: Date, part: string): string {
  const digits = String(date.getUTCMilliseconds())
    .padStart(3, '0')
    .padEnd(9, '0')
    .slice(0, part.length - 1);
  if (part.charAt(1) === '0') return part.charAt(0) + digits;
  const short = digits.replace(/0+$/, '');
  return short && part.charAt(0) + short;
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** time.ParseDuration, to nanoseconds; undefined for what is none. */
export function parseDuration(text: string): bigint | undefined {
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0n;
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  let total = 0;
  for (const [, amount, unit] of rest.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit as string] as number);
  }
  const nanoseconds = BigInt(Math.round(total));
  return sign === '-' ? -nanoseconds : nanoseconds;
}
