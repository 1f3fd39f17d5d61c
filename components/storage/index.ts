export { SharedFolders, type SharedFoldersArgs } from "./shared-folders.ts";
export { Storage, type StorageArgs } from "./storage.ts";
