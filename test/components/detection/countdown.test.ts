import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planCountdown, planMarks } from "../../../components/detection/countdown.ts";

const TOPIC = "arn:aws:sns:eu-west-1:111111111111:acme-incidents";
interface State {
  readonly Type: string;
  readonly Seconds?: number;
  readonly Next?: string;
  readonly End?: boolean;
}
const statesOf = (hours: number) =>
  (planCountdown(hours, TOPIC, "aws") as { readonly States: Record<string, State> }).States;

describe("the time to report a breach", () => {
  test("of three days is told at once, after a day and a half, twelve hours before its end, and at its end", () => {
    expect(planMarks(72)).toEqual([72, 36, 12, 0]);
    const { Wait36, Wait12, Wait0, Tell0 } = statesOf(72);
    expect([Wait36, Wait12, Wait0].map((wait) => wait?.Seconds)).toEqual([36 * 3600, 24 * 3600, 12 * 3600]);
    expect(Tell0).toMatchObject({ Type: "Task", Resource: "arn:aws:states:::sns:publish", End: true });
  });

  test("is counted down to its end, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 365 }), (hours) => {
        const marks = planMarks(hours);
        expect([marks[0], marks.at(-1)]).toEqual([hours, 0]);
        expect([...marks].sort((one, other) => other - one)).toEqual(marks);
        const waited = Object.values(statesOf(hours)).reduce((sum, { Seconds }) => sum + (Seconds ?? 0), 0);
        expect(waited).toBe(hours * 3600);
      }),
    );
  });

  test("runs once for a finding, however often it is reported", () => {
    expect(statesOf(72)).toMatchObject({
      IsNew: {
        Choices: [{ Variable: "$.detail.service.count", NumericGreaterThan: 1, Next: "HasItsClock" }],
        Default: "Tell72",
      },
      HasItsClock: { Type: "Succeed" },
    });
  });
});
