export { homesOf } from "./homes.ts";
export { namedBy } from "./named.ts";
export { faultOf, placesOf } from "./places.ts";
export { effectiveRegion, foreign, isAws, listed, regionsIn } from "./regions.ts";
export { accountWide, isWorldwide } from "./worldwide.ts";
