// Loaded by the workbench as it is: CommonJS, in a web worker. Each operation is a request to the server of the test.
const vscode = require('vscode');

const changes = new vscode.EventEmitter();

exports.activate = (context) => {
  const server = new URL('/folder/', context.extensionUri.toString(true));

  const request = async (operation, uri, body) => {
    const url = new URL(`${operation}?path=${encodeURIComponent(uri.path)}`, server);
    const response = await fetch(url, { method: 'POST', body });
    if (response.status === 404) throw vscode.FileSystemError.FileNotFound(uri);
    if (!response.ok) throw vscode.FileSystemError.Unavailable(uri);
    return response;
  };

  const provider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await request('stat', uri)).json(),
    readDirectory: async (uri) => (await request('list', uri)).json(),
    readFile: async (uri) => new Uint8Array(await (await request('read', uri)).arrayBuffer()),
    writeFile: async (uri, content) => {
      await request('write', uri, content);
      changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory: () => {
      throw vscode.FileSystemError.NoPermissions();
    },
    delete: () => {
      throw vscode.FileSystemError.NoPermissions();
    },
    rename: () => {
      throw vscode.FileSystemError.NoPermissions();
    },
  };
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('test-folder', provider, { isCaseSensitive: true }),
  );
};
