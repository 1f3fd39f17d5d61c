import { PolicyPack } from "@pulumi/policy";
import { rules } from "../index.ts";
import { Bench } from "./bench.ts";
import { policiesOf } from "./policies.ts";

/** Read only once there is something to judge: the engine waits for the port. */
const load = async () => (await import("./tenant-case.ts")).loadCase();

new PolicyPack("domicile", { enforcementLevel: "mandatory", policies: policiesOf(rules, new Bench(rules, load)) });
