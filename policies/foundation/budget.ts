import { dig, type Resource } from "../../graph/index.ts";
import { flag, known, list, text, texts } from "../read.ts";

/** What takes from a bill what was used. */
const HIDING = ["includeCredit", "includeRefund"];
/** What lets a limit follow what was spent. */
const MOVING = ["autoAdjustData", "plannedLimits"];

/** Whether a budget holds, month by month and in dollars, all that its accounts use against one limit. */
export function measures(budget: Resource): boolean {
  const kind = ["budgetType", "timeUnit", "limitUnit"].map((property) => text(budget, property)).join();
  const [filter, ...others] = texts(budget, "costFilters.*.name");
  return (
    kind === "COST,MONTHLY,USD" &&
    filter === "LinkedAccount" &&
    others.length === 0 &&
    HIDING.every((cost) => flag(budget, `costTypes.${cost}`) === false) &&
    MOVING.every((property) => known(budget, property) === undefined)
  );
}

/** Of which costs, `ACTUAL` or `FORECASTED`, a budget tells somebody no later than at its limit. */
export function alarmsOf(budget: Resource): readonly string[] {
  return list(budget, "notifications").flatMap((alarm) => {
    const at = (property: string) => dig(alarm, property);
    const hearers = [at("subscriberEmailAddresses"), at("subscriberSnsTopicArns")]
      .flat()
      .filter((one) => one !== undefined);
    const inTime =
      at("comparisonOperator") === "GREATER_THAN" &&
      at("thresholdType") === "PERCENTAGE" &&
      Number(at("threshold")) <= 100;
    return inTime && hearers.length > 0 ? [String(at("notificationType"))] : [];
  });
}
