import type { Kind } from "../kinds/index.ts";
import { ec2 } from "./ec2/index.ts";

/** Every type of AWS that the simulator knows: one file or folder a service. */
export const kinds: readonly Kind[] = [...ec2];
