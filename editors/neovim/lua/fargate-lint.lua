-- fargate-lint for Neovim, from 0.7 on, without further plugins:
--
--   require('fargate-lint').setup()
--
-- From 0.11 on the file lsp/fargate_lint.lua beside this one does as well: vim.lsp.enable('fargate_lint')

local M = {}

local defaults = {
  -- The one that the project has installed: { 'npx', '--no', 'fargate-lint', 'lsp', '--stdio' }
  cmd = { 'fargate-lint', 'lsp', '--stdio' },
  filetypes = { 'yaml', 'json' },
  -- What a project has in its root. Without any of them the directory of the file is the root.
  root_markers = { 'fargate-lint.yaml', 'fargate-lint.yml', 'fargate-lint.json', '.git' },
  -- Called with the client and the buffer, to map keys.
  on_attach = nil,
}

local function parent(path)
  return vim.fn.fnamemodify(path, ':h')
end

local function root_of(file, markers)
  for _, marker in ipairs(markers) do
    local directory = parent(file)
    while true do
      if vim.loop.fs_stat(directory .. '/' .. marker) then
        return directory
      end
      if parent(directory) == directory then
        break
      end
      directory = parent(directory)
    end
  end
  return parent(file)
end

-- vim.lsp.start, which Neovim has from 0.8 on, does the same.
local clients = {}

local function start(config, buffer)
  local client = clients[config.root_dir]
  if not client or not vim.lsp.get_client_by_id(client) then
    client = vim.lsp.start_client(config)
    clients[config.root_dir] = client
  end
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

local function attach(buffer, options)
  local file = vim.api.nvim_buf_get_name(buffer)
  if file == '' then
    return
  end
  local root = root_of(vim.fn.fnamemodify(file, ':p'), options.root_markers)
  local config = {
    name = 'fargate-lint',
    cmd = options.cmd,
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    settings = options.settings,
    on_attach = options.on_attach,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else
    start(config, buffer)
  end
end

function M.setup(options)
  options = vim.tbl_extend('force', defaults, options or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('fargate-lint', { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      attach(event.buf, options)
    end,
  })
end

return M
