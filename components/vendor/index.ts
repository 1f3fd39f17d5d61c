export { Images } from "./images.ts";
export { Vendor } from "./vendor.ts";
