export { Connectivity } from "./connectivity.ts";
