// `npm run picture:hook` takes docs/images/hook.svg anew. Needs pre-commit and tmux.
import { hookPicture } from './pictures/hook.ts';

await hookPicture();
