export { Access, type AccessArgs } from "./access.ts";
export { sessionLog } from "./sessions.ts";
