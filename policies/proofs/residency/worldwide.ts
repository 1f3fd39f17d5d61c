/** Services with one address for a whole partition, and why what they hold of a tenant is in no region. */
const ACCOUNT_WIDE: readonly (readonly [type: RegExp, reason: string])[] = [
  [/^aws:account\//, "a setting of the whole account, which has no region"],
  [/^aws:budgets\//, "a setting of the whole account's bill, which has no region"],
  [/^aws:costexplorer\//, "a setting of the whole account's bill, which has no region"],
  [/^aws:iam\//, "a name and its rights in the whole account, which have no region and hold no data"],
  [/^aws:organizations\//, "a setting of the whole organisation, which has no region"],
  [/^aws:route53\/(?!resolver|profiles)/, "an entry of the public directory of names, which has no region"],
  [/^aws:route53domains\//, "an entry of the public directory of names, which has no region"],
  [/^aws:shield\//, "a setting of the whole account, which has no region"],
];
/** Services that answer from wherever they like. */
const WORLDWIDE = /^aws:(cloudfront|cloudfrontkeyvaluestore|globalaccelerator)\//;

/** Why a type is in no region at all, as words that follow "is"; null when it is in one. */
export const accountWide = (type: string): string | null => ACCOUNT_WIDE.find(([form]) => form.test(type))?.[1] ?? null;

/** Whether a type serves its content from all over the world. */
export const isWorldwide = (type: string): boolean => WORLDWIDE.test(type);
