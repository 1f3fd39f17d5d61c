export { Database, type DatabaseArgs } from "./database.ts";
export { portOf } from "./engine.ts";
