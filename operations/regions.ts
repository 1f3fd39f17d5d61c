import { placeName, regionOf } from "../law/index.ts";

export { HOUSED } from "../law/index.ts";

/** Where a region is, as people know it: `Dublin, Ireland`; its code where we don't know it. */
export function regionPlace(code: string): string {
  const region = regionOf(code);
  return region === undefined ? code : placeName(region);
}
