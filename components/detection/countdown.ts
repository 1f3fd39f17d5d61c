const SECONDS_AN_HOUR = 3600;

/** Hours left at which people are told: at once, at half time, when a sixth is left, and when the time is over. */
export function planMarks(hours: number): number[] {
  return [...new Set([hours, Math.floor(hours / 2), Math.floor(hours / 6), 0])];
}

/**
 * A countdown as Step Functions runs it, from a GuardDuty finding on. What GuardDuty reports again has its clock
 * already. It knows of the finding its id, its time and its type, and of nobody.
 */
export function planCountdown(hours: number, topicArn: string, partition: string): object {
  const marks = planMarks(hours);
  const states = marks.flatMap((left, at) => {
    const next = marks[at + 1];
    const tell = [
      `Tell${left}`,
      telling(left, hours, { topicArn, partition }, next === undefined ? null : `Wait${next}`),
    ];
    if (next === undefined) return [tell];
    return [tell, [`Wait${next}`, waiting((left - next) * SECONDS_AN_HOUR, `Tell${next}`)]];
  });
  return {
    Comment: `${hours} hours to report a breach: stop this run once it is reported, or was none`,
    StartAt: "IsNew",
    States: {
      IsNew: {
        Type: "Choice",
        Choices: [{ Variable: "$.detail.service.count", NumericGreaterThan: 1, Next: "HasItsClock" }],
        Default: `Tell${hours}`,
      },
      HasItsClock: { Type: "Succeed" },
      ...Object.fromEntries(states),
    },
  };
}

function waiting(Seconds: number, Next: string): object {
  return { Type: "Wait", Seconds, Next };
}

function telling(
  left: number,
  hours: number,
  { topicArn, partition }: { readonly topicArn: string; readonly partition: string },
  next: string | null,
): object {
  const words = `Possible breach of personal data: finding {} of {}, {}. To be reported within ${hours} hours of that; ${left} are left.`;
  return {
    Type: "Task",
    Resource: `arn:${partition}:states:::sns:publish`,
    Parameters: {
      TopicArn: topicArn,
      "Message.$": `States.Format('${words}', $.detail.id, $.time, $.detail.type)`,
    },
    Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 30, MaxAttempts: 5, BackoffRate: 2 }],
    ResultPath: null,
    ...(next === null ? { End: true } : { Next: next }),
  };
}
