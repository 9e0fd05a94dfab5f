// Written by `npm run generate`.

import type { Rule } from '../src/rule.ts';
import limitsWithoutEffect from './limits-without-effect.ts';
import noHostNamespaces from './no-host-namespaces.ts';
import noHostPorts from './no-host-ports.ts';
import noPrivilegeEscalation from './no-privilege-escalation.ts';
import noPrivileged from './no-privileged.ts';
import requireRequests from './require-requests.ts';
import satisfiableNodeSelection from './satisfiable-node-selection.ts';
import validCapabilities from './valid-capabilities.ts';
import validSchedulerName from './valid-scheduler-name.ts';

export const rules: readonly Rule[] = [
  limitsWithoutEffect,
  noHostNamespaces,
  noHostPorts,
  noPrivilegeEscalation,
  noPrivileged,
  requireRequests,
  satisfiableNodeSelection,
  validCapabilities,
  validSchedulerName,
];
