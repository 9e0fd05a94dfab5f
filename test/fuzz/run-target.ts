// One target in a process of its own: run-target.ts NAME SEED MILLISECONDS LAST. The input at hand is kept in the file
// LAST, for when the process does not come to tell of it.
import { writeFileSync } from 'node:fs';
import { TARGETS } from './targets.ts';

const [name = '', seed = '1', milliseconds = '1000', last = ''] = process.argv.slice(2);
const target = TARGETS[name];
if (!target) throw new Error(`there is no target ${name}`);
const { inputs, check, checkAll } = target;
const end = Date.now() + Number(milliseconds);
let count = 0;
for (let each = Number(seed); Date.now() < end; each++) {
  const batch = inputs(each);
  for (const input of batch) {
    if (Date.now() >= end) break;
    writeFileSync(last, JSON.stringify(input));
    await check(input as never);
    count++;
  }
  if (Date.now() < end) await checkAll?.(batch as readonly never[]);
}
process.stdout.write(`${count}\n`);
