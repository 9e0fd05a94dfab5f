/** The server of the extension on a desktop: the same as `fargate-lint lsp`, without the command line around it. */
import { rules } from '../../../../rules/index.ts';
import { serveStdio } from '../../../../src/lsp/stdio.ts';

serveStdio(rules);
