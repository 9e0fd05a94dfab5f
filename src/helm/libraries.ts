/** What few charts have a use for: to load all of it takes as long as to render a chart. */
const LOADERS = {
  archives: async () => (await import('fflate')).gunzipSync,
  digests: () => import('./functions/digests.ts'),
  /** Go's own engine in JavaScript: linear in the text, same syntax. */
  expressions: async () => (await import('re2js')).RE2JS,
  schemas: async () => (await import('./chart/schema.ts')).checkSchemas,
  schemas2019: async () => (await import('ajv/dist/2019.js')).Ajv2019,
  schemas2020: async () => (await import('ajv/dist/2020.js')).Ajv2020,
  toml: async () => (await import('smol-toml')).parse,
};

/** The files of a chart that ask for them by their names, or templates and schemas by what is written in them. */
const NEEDS: Readonly<Record<LibraryName, { readonly path: RegExp } | { readonly text: RegExp }>> = {
  archives: { path: /\.tgz$/ },
  digests: { text: /sha\d+sum/ },
  expressions: { text: /regex|Glob|"pattern"/i },
  schemas: { path: /values\.schema\.json$/ },
  schemas2019: { text: /draft\/2019-09/ },
  schemas2020: { text: /draft\/2020-12/ },
  toml: { text: /fromToml/ },
};

export type LibraryName = keyof typeof LOADERS;
type Libraries = { [Name in LibraryName]: Awaited<ReturnType<(typeof LOADERS)[Name]>> };

const NAMES = Object.keys(LOADERS) as LibraryName[];
const loaded: Partial<Libraries> = {};
const missed = new Set<LibraryName>();

/** @throws Error when it has not been loaded; {@link withLibraries} then loads it */
export function library<Name extends LibraryName>(name: Name): Libraries[Name] {
  const found = loaded[name];
  if (found) return found;
  missed.add(name);
  throw new Error(`${name} are not loaded`);
}

export async function loadLibraries(names: Iterable<LibraryName> = NAMES): Promise<void> {
  for (const name of names) {
    Object.assign(loaded, { [name]: loaded[name] ?? (await LOADERS[name]()) });
    missed.delete(name);
  }
}

/** Those that charts will need, as far as their files show; the others show in {@link withLibraries}. */
export function librariesFor(paths: readonly string[], textOf: (path: string) => string): LibraryName[] {
  const texts = paths.filter((path) => /(?:^|\/)templates\/|\.schema\.json$/.test(path)).map(textOf);
  return NAMES.filter((name) => {
    const need = NEEDS[name];
    return 'path' in need ? paths.some((path) => need.path.test(path)) : texts.some((text) => need.text.test(text));
  });
}

/** What the work gives; it is done again when it asked in vain for what is not loaded. */
export async function withLibraries<Result>(work: () => Result): Promise<Result> {
  let result = work();
  while (missed.size > 0) {
    await loadLibraries([...missed]);
    result = work();
  }
  return result;
}
