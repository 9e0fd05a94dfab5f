-- What a person does in Neovim with a manifest: opens it, looks at what is found, takes the offered change, saves.
-- Run as: nvim --headless -u NONE --cmd 'set runtimepath^=…' -c 'luafile neovim.lua'; what is seen goes to a file.
local request = vim.json.decode(vim.env.REQUEST)
local seen = {}

local function finish(problem)
  seen.problem = problem
  seen.messages = vim.api.nvim_exec('messages', true)
  local file = assert(io.open(request.answer, 'w'))
  file:write(vim.json.encode(seen))
  file:close()
  vim.cmd('qall!')
end

local function wait(what, condition)
  if not vim.wait(request.patience, condition, 50) then
    error('waited in vain for ' .. what)
  end
end

local function diagnostics()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, {
      line = each.lnum + 1,
      column = each.col + 1,
      endLine = each.end_lnum + 1,
      endColumn = each.end_col + 1,
      severity = each.severity,
      source = each.source,
      message = each.message,
      code = each.code or (((each.user_data or {}).lsp) or {}).code,
    })
  end
  table.sort(found, function(a, b)
    return a.line < b.line
  end)
  return found
end

local function drive()
  vim.cmd('filetype on')
  require('fargate-lint').setup({ cmd = request.command })
  vim.cmd('edit ' .. vim.fn.fnameescape(request.file))
  wait('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.before = diagnostics()
  seen.clients = vim.tbl_map(function(client)
    return { name = client.name, root = client.config.root_dir }
  end, vim.lsp.get_active_clients())

  if not request.action then
    return
  end
  -- The choice that the editor would offer in a menu.
  vim.ui.select = function(items, options, choose)
    seen.offered = vim.tbl_map(options.format_item, items)
    for index, title in ipairs(seen.offered) do
      if title == request.action then
        return choose(items[index], index)
      end
    end
    choose(nil)
  end
  vim.api.nvim_win_set_cursor(0, { request.line, request.column - 1 })
  vim.lsp.buf.code_action()
  wait('the change', function()
    return vim.bo.modified
  end)
  vim.cmd('write')
  wait('the finding to go', function()
    return #vim.diagnostic.get(0) < #seen.before
  end)
  seen.after = diagnostics()
end

local ok, problem = pcall(drive)
finish(not ok and problem or nil)
