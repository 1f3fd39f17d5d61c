export { Connectivity } from "./connectivity.ts";
export { Directory, type DirectoryArgs } from "./directory.ts";
