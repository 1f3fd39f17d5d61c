/** Buckets by what is recorded of their objects; ARNs made of chosen names, so that they are known beforehand. */
export interface Watched {
  /** Where people's files lie: each object that is read, written or deleted. */
  readonly data: readonly string[];
  /** Where services write records: all but those writings, which would be records of records without end. */
  readonly records: readonly string[];
}

interface FieldSelector {
  readonly field: string;
  readonly equals?: string[];
  readonly notEquals?: string[];
  readonly startsWiths?: string[];
}

interface EventSelector {
  readonly name: string;
  readonly fieldSelectors: FieldSelector[];
}

/** What a trail takes down: every call that manages something, the use of keys and secrets among them, and files. */
export function planEvents({ data, records }: Watched): EventSelector[] {
  return [
    { name: "calls", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
    { name: "files", fieldSelectors: objectsOf(data) },
    { name: "records", fieldSelectors: [...objectsOf(records), { field: "eventName", notEquals: ["PutObject"] }] },
  ];
}

function objectsOf(buckets: readonly string[]): FieldSelector[] {
  return [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
    { field: "resources.ARN", startsWiths: buckets.map((bucket) => `${bucket}/`) },
  ];
}
