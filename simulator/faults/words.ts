/** How a service says that it won't or can't, and how often the provider asks again before it gives up. */
export interface Service {
  /** Calls the provider makes in all before it gives up. */
  readonly attempts: number;
  readonly throttled: string;
  readonly unavailable: string;
  /** What the provider says when it has given up. */
  gaveUp(answer: string): string;
}

/** `max_retries` of the AWS provider, and the words of AWS's SDK for Go. Codes: AWS's Common Error Types. */
const AWS: Service = {
  attempts: 25,
  throttled: "ThrottlingException: Rate exceeded",
  unavailable: "ServiceUnavailable: The request has failed due to a temporary failure of the server.",
  gaveUp: (answer) => `exceeded maximum number of attempts, 25, api error ${answer}`,
};

/** The Kubernetes client asks again ten times and then hands on the API server's words. */
const KUBERNETES: Service = {
  attempts: 11,
  throttled: "TooManyRequests: the server has received too many requests and has asked us to try again later",
  unavailable: "ServiceUnavailable: the server is currently unable to handle the request",
  gaveUp: (answer) => answer,
};

const query = { ...AWS, throttled: "Throttling: Rate exceeded" };

/** What differs, as each service's own list of errors has it. */
const services: Readonly<Record<string, Service>> = {
  aws: AWS,
  "aws:autoscaling": query,
  "aws:ec2": {
    ...AWS,
    throttled: "RequestLimitExceeded: Request limit exceeded.",
    unavailable: "Unavailable: The server is overloaded and can't handle the request.",
  },
  "aws:iam": query,
  "aws:lb": query,
  "aws:rds": query,
  "aws:s3": {
    ...AWS,
    throttled: "SlowDown: Please reduce your request rate.",
    unavailable: "ServiceUnavailable: Service is unable to handle request.",
  },
  "aws:sns": query,
  kubernetes: KUBERNETES,
};

/** The service behind a type; none behind what no cloud is asked for, as random. */
export function serviceOf(type: string): Service | undefined {
  const [provider = "", service = ""] = type.split(/[:/]/);
  return services[`${provider}:${service}`] ?? services[provider];
}
