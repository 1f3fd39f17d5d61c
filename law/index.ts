export { refuseAnew, refuseEnded } from "./ended.ts";
export { type Ground, groundOf } from "./ground.ts";
export { countryName, HOUSED, listed, placeName } from "./names.ts";
export { type RecordAddress, recordOf } from "./record.ts";
export { isRefused, settle } from "./settle.ts";
export type { Housed, Partition, Refusal, Settled, Term } from "./settled.ts";
export { regionOf, regions } from "./tables.ts";
