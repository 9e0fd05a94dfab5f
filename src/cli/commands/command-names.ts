/** The commands, as `--help` lists them. */
export const COMMAND_NAMES = ['init', 'explain', 'render', 'rules', 'plan', 'merge', 'completion', 'lsp'] as const;
