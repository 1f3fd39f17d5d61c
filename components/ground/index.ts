export { RUNNER_ROLE } from "./deployer.ts";
export { Ground } from "./ground.ts";
export { STATE_KEY, stateBucketOf } from "./state-name.ts";
