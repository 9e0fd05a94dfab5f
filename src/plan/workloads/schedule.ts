/**
 * How often a CronJob runs in a month, on average over four years; undefined for a schedule that cannot be read. The
 * time zone makes no difference to a count. Source of the syntax:
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax (robfig/cron, five fields).
 */
export function runsAMonth(schedule: string): number | undefined {
  const text = schedule.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  const every = /^@every\s+(\S+)$/.exec(text);
  if (every) return runsEvery(every[1] ?? '');
  const fields = (MACROS[text.toLowerCase()] ?? text).split(/\s+/);
  if (fields.length !== FIELDS.length) return undefined;
  const [minutes, hours, days, months, weekdays] = FIELDS.map(([from, to, names], index) =>
    readField(fields[index] ?? '', from, to, names),
  );
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const isDay = (date: Date) => {
    const ofMonth = days.has(date.getUTCDate());
    const ofWeek = weekdays.has(date.getUTCDay()) || (date.getUTCDay() === 0 && weekdays.has(7));
    // Either does when both are restricted.
    const isStarred = isStar(fields[2]) || isStar(fields[4]);
    return months.has(date.getUTCMonth() + 1) && (isStarred ? ofMonth && ofWeek : ofMonth || ofWeek);
  };
  let count = 0;
  for (const date = new Date(FIRST_DAY); date < LAST_DAY; date.setUTCDate(date.getUTCDate() + 1)) {
    if (isDay(date)) count++;
  }
  return (count * minutes.size * hours.size) / MONTHS;
}

const FIRST_DAY = new Date('2025-01-01T00:00:00Z');
const LAST_DAY = new Date('2029-01-01T00:00:00Z');
const MONTHS = 48;

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const MONTH_NAMES = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month, day of the week, where 7 is Sunday too. */
const FIELDS: readonly (readonly [from: number, to: number, names: readonly string[]])[] = [
  [0, 59, []],
  [0, 23, []],
  [1, 31, []],
  [1, 12, MONTH_NAMES],
  [0, 7, DAY_NAMES],
];

function isStar(field = ''): boolean {
  return /^[*?]/.test(field);
}

function readField(field: string, from: number, to: number, names: readonly string[]): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const [low = '', high = part.includes('/') ? String(to) : low] = isStar(range)
      ? [from, to].map(String)
      : range.split('-');
    const [first, last, by] = [numberOf(low, names), numberOf(high, names), Number(step)];
    if (first === undefined || last === undefined || first < from || last > to || first > last || by < 1)
      return undefined;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function numberOf(text: string, names: readonly string[]): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = text === '' ? -1 : names.indexOf(text.toLowerCase());
  return index < 0 ? undefined : index;
}

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
const SECONDS_A_MONTH = 730 * 3600;

/** A duration as Go writes it: `1h30m`. */
function runsEvery(duration: string): number | undefined {
  if (!/^(?:\d{1,6}(?:\.\d{1,6})?[hms])+$/.test(duration)) return undefined;
  let seconds = 0;
  for (const [, amount, unit = ''] of duration.matchAll(/([\d.]+)([hms])/g))
    seconds += Number(amount) * (SECONDS[unit] ?? 0);
  return seconds >= 1 ? SECONDS_A_MONTH / seconds : undefined;
}
