export type { Folder } from "./buckets.ts";
export { Storage, type StorageArgs } from "./storage.ts";
