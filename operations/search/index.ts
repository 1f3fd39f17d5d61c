export { searchAws } from "./aws.ts";
export type { Search, Site } from "./search.ts";
