/** The posix path that `path` stands for when it is written in a file of `directory`; `.` for the directory itself. */
export function joinPath(directory: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${directory}/${path}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  const joined = steps.join('/') || '.';
  return directory.startsWith('/') ? `/${joined}` : joined;
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash) || '/';
}

/** The way from one directory to another: `.`, `modules/app`, `../app`. */
export function relativePath(from: string, to: string): string {
  const [here = [], there = []] = [from, to].map((path) =>
    path.split('/').filter((step) => step !== '' && step !== '.'),
  );
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/') || '.';
}
