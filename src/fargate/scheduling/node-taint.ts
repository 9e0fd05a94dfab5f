import type { Taint } from '../../kubernetes/toleration.ts';
import { COMPUTE_TYPE } from './node-labels.ts';

/**
 * The taint of every Fargate node. It keeps other schedulers away; the Fargate scheduler binds its pods whether they
 * tolerate it or not.
 * Source: https://github.com/aws/amazon-cloudwatch-agent/issues/580 (2022-08-31).
 */
export const NODE_TAINT: Taint = { key: COMPUTE_TYPE, value: 'fargate', effect: 'NoSchedule' };
