import { budgets } from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";

/** What some accounts may cost together before somebody hears of it. */
export interface Spender {
  readonly name: string;
  /** Names of the accounts that are counted together. */
  readonly accounts: readonly string[];
  /** US dollars in the dearest ordinary month, at list prices without taxes. */
  readonly most: number;
}

export interface Watch {
  /** Number of the account that pays. */
  readonly payer: string;
  /** Address, of a function and not a person, that hears. */
  readonly hearer: string;
  readonly tags: Tags;
}

/**
 * Tells the address when a month has cost more than it ever should, and when it is about to. It watches from the account
 * that pays, where nobody in the others sees the bill or could silence it. Credits would hide what is used. AWS counts
 * a few times a day †. Two budgets are free, each more costs about $0.60 a month.
 */
export function watchSpending(
  { name, most }: Spender,
  numbers: readonly Input<string>[],
  { payer, hearer, tags }: Watch,
  child: CustomResourceOptions,
): void {
  const budget = `${name}-spending`;
  new budgets.Budget(
    budget,
    {
      accountId: payer,
      name: budget,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(most),
      limitUnit: "USD",
      costFilters: [{ name: "LinkedAccount", values: [...numbers] }],
      costTypes: { includeCredit: false, includeRefund: false, includeTax: false },
      notifications: ["ACTUAL", "FORECASTED"].map((notificationType) => ({
        notificationType,
        comparisonOperator: "GREATER_THAN",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        subscriberEmailAddresses: [hearer],
      })),
      tags,
    },
    { ...child, retainOnDelete: false },
  );
}
