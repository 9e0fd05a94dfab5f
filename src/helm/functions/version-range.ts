import { compareVersions, parseVersion, type Version } from './semver.ts';

/** One comparison of a range, e.g. `>=1.2`. */
interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** Which part is the first that is left out or an x. */
  readonly open: 'major' | 'minor' | 'patch' | undefined;
}

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const OPERATOR = '=>|>=|=<|<=|!=|~>|[=><~^]|';
const WILD = `v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?(-${IDENTIFIERS})?(\\+${IDENTIFIERS})?`;
const PLAIN_WILD = WILD.replace(/\((?!\?)/g, '(?:');
const HYPHEN = new RegExp(`\\s*(${PLAIN_WILD})\\s+-\\s+(${PLAIN_WILD})\\s*`, 'g');
const VALID = new RegExp(
  `^(?:\\s*(?:${OPERATOR})\\s*${PLAIN_WILD}\\s*)(?:(?:\\s+|,\\s*)(?:${OPERATOR})\\s*${PLAIN_WILD}\\s*)*$`,
);
const EACH = new RegExp(`(${OPERATOR})\\s*(${PLAIN_WILD})`, 'g');
const PARTS = new RegExp(`^${WILD}$`);
/** Longer ranges are no ranges. */
const MOST_TEXT = 1000;

/**
 * Whether a version lies in a range, as Masterminds/semver says.
 *
 * @throws Error for what is no range or no version
 */
export function satisfies(version: string, range: string): boolean {
  if (range.length > MOST_TEXT) throw new Error(`improper constraint: ${range.slice(0, 40)}…`);
  const alternatives = range.split('||').map(parseAlternative);
  const given = parseVersion(version);
  return alternatives.some((constraints) => {
    const takesPrereleases = constraints.some((constraint) => constraint.version.prerelease !== '');
    return constraints.every((constraint) => meets(given, constraint, takesPrereleases));
  });
}

function parseAlternative(text: string): Constraint[] {
  const plain = text.replace(HYPHEN, ' >= $1 <= $2 ');
  if (!VALID.test(plain)) throw new Error(`improper constraint: ${text}`);
  return [...plain.matchAll(EACH)].map(([, operator, version]) =>
    parseConstraint(operator as string, version as string),
  );
}

function parseConstraint(operator: string, text: string): Constraint {
  const match = PARTS.exec(text);
  if (!match) throw new Error(`improper constraint: ${text}`);
  const [, major = '', minor, patch, prerelease = ''] = match;
  const isOpen = (part: string | undefined) => part === undefined || /^\.?[xX*]$/.test(part);
  if (isOpen(major)) return { operator, version: parseVersion(`0.0.0${prerelease}`), open: 'major' };
  if (isOpen(minor)) return { operator, version: parseVersion(`${major}.0.0${prerelease}`), open: 'minor' };
  if (isOpen(patch)) return { operator, version: parseVersion(`${major}${minor}.0${prerelease}`), open: 'patch' };
  return { operator, version: parseVersion(text), open: undefined };
}

function meets(given: Version, constraint: Constraint, takesPrereleases: boolean): boolean {
  const { operator, version, open } = constraint;
  if (given.prerelease && !version.prerelease && !takesPrereleases) return false;
  const order = compareVersions(given, version);
  switch (operator) {
    case '!=':
      return open ? !samePrefix(given, version, open) : order !== 0;
    case '>':
      return open ? beyond(given, version, open) : order > 0;
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return open ? !beyond(given, version, open) : order <= 0;
    case '^':
      return order >= 0 && inCaret(given, constraint);
    case '~':
    case '~>':
      return inTilde(given, constraint);
    default:
      return open ? inTilde(given, constraint) : order === 0;
  }
}

function samePrefix(given: Version, version: Version, open: Constraint['open']): boolean {
  if (open === 'major') return given.major === 0 && given.minor === 0 && given.patch === 0;
  return given.major === version.major && (open === 'minor' || given.minor === version.minor);
}

/** After all versions that begin like this one. */
function beyond(given: Version, version: Version, open: Constraint['open']): boolean {
  if (given.major !== version.major) return given.major > version.major;
  if (open === 'minor') return false;
  return open === 'patch' ? given.minor > version.minor : compareVersions(given, version) > 0;
}

function inTilde(given: Version, { version, open }: Constraint): boolean {
  if (compareVersions(given, version) < 0) return false;
  const zero = version.major === 0 && version.minor === 0 && version.patch === 0;
  if (zero && open !== 'minor' && open !== 'patch') return true;
  return given.major === version.major && (open === 'minor' || given.minor === version.minor);
}

function inCaret(given: Version, { version, open }: Constraint): boolean {
  if (version.major > 0 || open === 'minor') return given.major === version.major;
  if (given.major > 0) return false;
  if (version.minor > 0 || open === 'patch') return given.minor === version.minor;
  return given.minor === 0 && given.patch === version.patch;
}
