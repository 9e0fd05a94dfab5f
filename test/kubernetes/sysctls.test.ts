import { describe, expect, it } from 'vitest';
import { dottedSysctl, sysctlsSetBy, sysctlsSetIn } from '../../src/kubernetes/sysctls.ts';

describe('dottedSysctl', () => {
  it.each([
    ['net.ipv4.conf.eth0/1.rp_filter', 'net.ipv4.conf.eth0/1.rp_filter'],
    ['net/ipv4/conf/eth0.1/rp_filter', 'net.ipv4.conf.eth0/1.rp_filter'],
    ['vm/max_map_count', 'vm.max_map_count'],
    ['single', 'single'],
  ])('reads %s as %s', (name, dotted) => expect(dottedSysctl(name)).toBe(dotted));
});

describe('sysctlsSetBy', () => {
  it.each<[string[], string[]]>([
    [['sysctl', '-w', 'vm.max_map_count=262144'], ['vm.max_map_count']],
    [
      ['/usr/sbin/sysctl', 'vm.swappiness=1', 'fs.file-max=10'],
      ['vm.swappiness', 'fs.file-max'],
    ],
    [['LC_ALL=C', 'sudo', 'sysctl', 'net.ipv4.conf.*.rp_filter=0'], ['net.ipv4.conf.*.rp_filter']],
    [['sysctl', '-w', '$NAME=1'], []],
    [['sysctl', 'vm.max_map_count'], []],
    [['my-sysctl', 'vm.max_map_count=1'], []],
    [['echo', 'sysctl', 'vm.max_map_count=1'], []],
    [[], []],
  ])('%j sets %j', (words, names) => expect(sysctlsSetBy(words)).toEqual(names));
});

describe('sysctlsSetIn', () => {
  it.each<[string, string[]]>([
    ['sysctl -w vm.max_map_count=$MAX || true', ['vm.max_map_count']],
    ['ulimit -n 1;sysctl -w "kernel.sem=250 32000"', ['kernel.sem']],
    ['# sysctl -w a.b=1\nsysctl -w c.d=1', ['c.d']],
    ['echo 1 >> /proc/sys/vm/swappiness', ['vm.swappiness']],
    ['echo 1 | tee /proc/sys/vm/swappiness', ['vm.swappiness']],
    ['cat /proc/sys/vm/swappiness > /tmp/x', []],
    ['if [ $(cat /proc/sys/vm/swappiness) -gt 1 ]; then exit 1; fi', []],
    ['nginx', []],
  ])('%j sets %j', (script, names) => expect(sysctlsSetIn(script)).toEqual(names));
});
