import { durationText } from '../go/format-verb.ts';
import { formatTime, GoTime, parseDuration } from '../go/time.ts';
import { GoInt, type GoValue, isString } from '../go/value.ts';
import { plain, type TemplateFunction } from '../template/function.ts';
import { parseTime } from './parse-time.ts';

/** The moment at which all charts are rendered, so that output does not change with time. */
export const NOW = Date.UTC(2026, 0, 1);

/** January 1 of the year 1, which Go takes for no time. */
const ZERO_TIME = -62_135_596_800_000;

function dateOf(value: GoValue): Date {
  if (value instanceof GoTime) return new Date(value.milliseconds);
  if (value instanceof GoInt) return new Date(Number(value.value) * 1000);
  return new Date(NOW);
}

function moved(text: string, value: GoTime, otherwise: () => GoValue): GoValue {
  const duration = parseDuration(text);
  if (duration === undefined) return otherwise();
  return new GoTime(value.milliseconds + Number(duration / 1_000_000n));
}

const format = plain('string any', (layout, value) => formatTime(dateOf(value), layout));
const formatInZone = plain('string any string', (layout, value) => formatTime(dateOf(value), layout));
const modify = plain('string time', (text, value) => moved(text, value, () => value));
const mustModify = plain('string time', (text, value) =>
  moved(text, value, () => {
    throw new Error(`time: invalid duration ${JSON.stringify(text)}`);
  }),
);

/** Decimal digits alone, unlike other functions: strconv.ParseInt with base 10. */
function secondsOf(value: GoValue): bigint {
  if (isString(value)) return /^[+-]?\d+$/.test(value.toString()) ? BigInt(value.toString()) : 0n;
  return value instanceof GoInt && value.type === 'int64' ? value.value : 0n;
}

const ROUNDED = [
  ['y', 31_536_000n],
  ['mo', 2_592_000n],
  ['d', 86_400n],
  ['h', 3_600n],
  ['m', 60n],
  ['s', 1n],
] as const;

/** Sprig's durationRound: the largest unit alone. */
function roundDuration(value: GoValue): string {
  let nanoseconds = 0n;
  if (isString(value)) nanoseconds = parseDuration(value.toString()) ?? 0n;
  else if (value instanceof GoInt && value.type === 'int64') nanoseconds = value.value;
  else if (value instanceof GoTime) nanoseconds = BigInt(NOW - value.milliseconds) * 1_000_000n;
  const seconds = (nanoseconds < 0n ? -nanoseconds : nanoseconds) / 1_000_000_000n;
  const [unit, size] = ROUNDED.find(([, each]) => seconds > each) ?? ['s', 1n];
  return seconds === 0n ? '0s' : `${seconds / size}${unit}`;
}

const toDate = (text: string, layout: string) => parseTime(layout, text);

export const dateFunctions: Readonly<Record<string, TemplateFunction>> = {
  now: plain('', () => new GoTime(NOW)),
  date: format,
  dateInZone: formatInZone,
  date_in_zone: formatInZone,
  htmlDate: plain('any', (value) => formatTime(dateOf(value), '2006-01-02')),
  htmlDateInZone: plain('any string', (value) => formatTime(dateOf(value), '2006-01-02')),
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  ago: plain('any', (value) =>
    durationText(BigInt(Math.round((NOW - dateOf(value).getTime()) / 1000)) * 1_000_000_000n),
  ),
  duration: plain('any', (value) => durationText(secondsOf(value) * 1_000_000_000n)),
  durationRound: plain('any', roundDuration),
  toDate: plain('string string', (layout, text) => new GoTime(toDate(text, layout) ?? ZERO_TIME)),
  mustToDate: plain('string string', (layout, text) => {
    const found = toDate(text, layout);
    if (found === undefined)
      throw new Error(`parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse`);
    return new GoTime(found);
  }),
  unixEpoch: plain('any', (value) => String(Math.floor(dateOf(value).getTime() / 1000))),
};
