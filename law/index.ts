export type { Span } from "../spec/index.ts";
export type { Home, Housed, Partition, Reason, Refusal, Settled, Term } from "./settled.ts";
