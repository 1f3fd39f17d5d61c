export { capitals, digits, hex, hexId, seeded, uuid } from "./ids.ts";
export { type Place, property, type Thing, tagsOf, text } from "./thing.ts";
export { openWorld, type World } from "./world.ts";
