/**
 * Kernel parameters of pods.
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ and
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/ (read 2026-11).
 */

/**
 * Those that every kubelet allows, with the Kubernetes version that made each of them safe. All others need a flag of
 * the kubelet.
 */
export const SAFE_SYSCTLS: ReadonlyMap<string, string> = new Map([
  ['kernel.shm_rmid_forced', '1.4'],
  ['net.ipv4.ip_local_port_range', '1.4'],
  ['net.ipv4.tcp_syncookies', '1.4'],
  ['net.ipv4.ping_group_range', '1.18'],
  ['net.ipv4.ip_unprivileged_port_start', '1.22'],
  ['net.ipv4.ip_local_reserved_ports', '1.27'],
  ['net.ipv4.tcp_keepalive_time', '1.29'],
  ['net.ipv4.tcp_fin_timeout', '1.29'],
  ['net.ipv4.tcp_keepalive_intvl', '1.29'],
  ['net.ipv4.tcp_keepalive_probes', '1.29'],
  ['net.ipv4.tcp_rmem', '1.32'],
  ['net.ipv4.tcp_wmem', '1.32'],
]);

/**
 * The name with dots. It may be written with slashes, and then a dot in it belongs to one of its parts: the first
 * separator tells which is meant.
 */
export function dottedSysctl(name: string): string {
  if (name.search(/[./]/) < 0 || name[name.search(/[./]/)] === '.') return name;
  return name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'));
}

const ASSIGNMENT = /^([a-z]\w*(?:[./][\w*-]+)+)=/;
/** Words of a shell that may come before the program of a command. */
const PREFIXES = new Set(['sudo', 'exec', 'busybox', 'if', 'then', 'else', 'do', '!', 'time']);

/** The parameters that a command sets, when it runs `sysctl`: `['sysctl', '-w', 'vm.max_map_count=262144']`. */
export function sysctlsSetBy(words: readonly string[]): string[] {
  const program = words.findIndex((word) => !PREFIXES.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  if (!/(?:^|\/)sysctl$/.test(words[program] ?? '')) return [];
  return words.slice(program + 1).flatMap((word) => {
    const name = ASSIGNMENT.exec(word)?.[1];
    return name === undefined ? [] : [dottedSysctl(name)];
  });
}

/** The parameters that a shell script sets, through `sysctl` or by writing to files below `/proc/sys`. Each once. */
export function sysctlsSetIn(script: string): string[] {
  if (!/sysctl|\/proc\/sys\//.test(script)) return [];
  const commands = script.split(/[;&|(){}`\n]+/).map(wordsOf);
  return [...new Set(commands.flatMap((words) => [...sysctlsSetBy(words), ...filesWrittenBy(words)]))];
}

function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) => word.replace(/['"]/g, ''));
}

function filesWrittenBy(words: readonly string[]): string[] {
  if (words[0]?.startsWith('#')) return [];
  const isTee = words[0] === 'tee';
  return words.flatMap((word, index) => {
    const path = /^(>{0,2})\/proc\/sys\/([\w/.-]+)$/.exec(word);
    if (!path?.[2]) return [];
    const isTarget = path[1] !== '' || isTee || /^\d?>{1,2}$/.test(words[index - 1] ?? '');
    return isTarget ? [dottedSysctl(path[2])] : [];
  });
}
