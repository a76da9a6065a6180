import { z } from 'zod';
import { idSchema, momentSchema, yesOrNoSchema } from '#source/fields.ts';

const count = z.int().nonnegative().max(1e9);
const sizes = z.strictObject({ major: count, moderate: count, minor: count });

/** content/results/<year>-q<n>.yaml: the disruptions of one quarter, by the four Ps. */
export const quarterSchema = z.strictObject({
  quarter: z.string().regex(/^\d{4}-q[1-4]$/, 'a quarter such as 2026-q3'),
  sample: yesOrNoSchema.default(false),
  published: momentSchema,
  source: z.string().trim().min(1).max(200),
  disruptions: z.strictObject({ prepare: sizes, prevent: sizes, pursue: sizes, protect: sizes }),
});
export type Quarter = z.output<typeof quarterSchema>;

/** content/results/groups.yaml: the organised crime groups known to the police, by their main kind of crime. */
export const groupsSchema = z
  .strictObject({
    /** The day of the count. */
    'as-of': z.iso.date(),
    source: z.string().trim().min(1).max(200),
    total: count,
    types: z.array(z.strictObject({ theme: idSchema, name: z.string().trim().min(1).max(80), count })).min(1),
    note: z.string().max(200).optional(),
  })
  .superRefine((groups, context) => {
    const sum = groups.types.reduce((total, type) => total + type.count, 0);
    if (sum === groups.total) return;
    const args = { key: 'types', sum, total: groups.total };
    context.addIssue({ code: 'custom', path: ['total'], params: { code: 'sum-differs', args } });
  });
export type Groups = z.output<typeof groupsSchema>;
