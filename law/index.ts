export type { Home, Housed, Partition, Reason, Refusal, Settled, Span, Term } from "./settled.ts";
