// Tells file descriptor 3, as JSON, what a process has loaded by its end. It is required in front of a program.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const builtins = process.moduleLoadList.flatMap((each) => /^NativeModule (.*)/.exec(each)?.[1] ?? []);
  const files = Object.keys(require.cache).filter((file) => file !== __filename);
  writeSync(3, JSON.stringify({ builtins, files }));
});
