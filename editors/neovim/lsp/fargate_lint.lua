-- For Neovim 0.11 and later: vim.lsp.enable('fargate_lint')
return {
  cmd = { 'fargate-lint', 'lsp', '--stdio' },
  filetypes = { 'yaml', 'json' },
  root_markers = { { 'fargate-lint.yaml', 'fargate-lint.yml', 'fargate-lint.json' }, '.git' },
}
