import { rules } from '../../../rules/index.ts';
import type { Problem } from '../../engine/host.ts';
import type { ReadFile } from '../../engine/reading/read-manifests.ts';
import { escapeFileName, escapeTerminal } from '../../formatters/escape.ts';
import { createNodeHost } from '../../host/node-host.ts';
import type { Document } from '../../source/document.ts';
import { formatLine } from '../../source/span.ts';
import { parseArguments } from '../arguments/arguments.ts';
import { openConfiguration } from '../configuration/configuration.ts';
import { readFiles } from '../inputs/read-files.ts';
import { collectSources } from '../inputs/sources.ts';
import type { Io } from '../io.ts';
import { documentText } from '../output/document-text.ts';
import { warn } from '../output/messages.ts';
import { commandArguments } from './command-arguments.ts';

const USAGE = `fargate-lint render [--from] [<path> ...]: prints what would be linted, as YAML.

  --from  add comments on which file each field comes from
`;

/** How charts are rendered. */
const CHART_OPTIONS = [
  ...(['values', 'set', 'set-string', 'release-name', 'namespace', 'kube-version', 'api-versions'] as const),
  ...(['ci-values', 'helm-tests', 'helm', 'charts'] as const),
];

/** Prints the objects that would be linted: those of kustomizations and charts, and of other files. */
export async function render(argv: readonly string[], io: Io): Promise<0 | 2> {
  const showsPlaces = argv.includes('--from');
  const rest = argv.filter((each) => each !== '--from');
  const line = commandArguments('render', rest, [
    'config',
    'no-config',
    'gitignore',
    'no-gitignore',
    'help',
    ...CHART_OPTIONS,
  ]);
  if (line.flag('help')) {
    io.stdout.write(USAGE);
    return 0;
  }
  const args = parseArguments(rest);
  const problems: Problem[] = [];
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const configuration = await openConfiguration(args, { host, cwd: io.cwd, rules });
  for (const each of [...configuration.notes, ...configuration.problems]) warn(io, each);
  if (configuration.problems.length > 0) return 2;
  const { inputs, built, report } = await collectSources(args, io, {
    ...{ host, problems, project: configuration.project },
    namespace: args.settings.namespace ?? configuration.project?.settings.namespace,
  });
  for (const note of built.notes) warn(io, note);
  const read = await readFiles(inputs, {
    parseOptions: {},
    measure: (_stage, _name, work) => work(),
    onProblem: (problem) => problems.push(problem),
  });
  for (const { path, reason } of problems) warn(io, `${path}: ${reason}`);
  const files = [...built.files(new Map()), ...read];
  for (const document of documentsOf(files, report)) {
    io.stdout.write(`---\n# ${titleOf(document)}\n${documentText(document, showsPlaces)}`);
  }
  return problems.length > 0 || warnOfUnread(files, io) ? 2 : 0;
}

/** Built documents first, by their build; then others, by file. */
function documentsOf(files: readonly ReadFile[], report: (path: string) => boolean): Document[] {
  const documents = files
    .flatMap(({ parsed }) => parsed?.documents ?? [])
    .filter(({ value, file, sources = [] }) => value !== null && [file, ...sources].some(({ path }) => report(path)));
  const keyOf = ({ build, file }: Document) => (build ? `0 ${build.name}` : `1 ${file.path}`);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return documents.sort((a, b) => order(keyOf(a), keyOf(b)) || order(a.file.path, b.file.path) || a.index - b.index);
}

function titleOf(document: Document): string {
  const { file, build } = document;
  const range = document.spansAt?.([])?.[0].range ?? document.locate([])?.value;
  const place = `${escapeFileName(file.path)}:${file.position(range?.start ?? 0).line}`;
  return build ? `${escapeTerminal(build.name)}: ${place}` : place;
}

/** Warns of files that cannot be parsed; returns whether there are any. */
function warnOfUnread(files: readonly ReadFile[], io: Io): boolean {
  const unread = files.flatMap(({ problems }) => problems);
  for (const problem of unread) warn(io, `${formatLine(problem)}: ${problem.message}`);
  return unread.length > 0;
}
