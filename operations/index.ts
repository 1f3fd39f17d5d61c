import type * as annexing from "./annex/index.ts";
import type * as answering from "./answering/index.ts";
import type * as assessing from "./assess.ts";
import type * as destroying from "./destroy.ts";
import type * as doctoring from "./doctor/index.ts";
import type * as exporting from "./export.ts";
import type * as founding from "./foundation/index.ts";
import type * as migrating from "./migrate.ts";
import type * as picturing from "./picture.ts";
import type * as planning from "./plan.ts";
import type * as previewing from "./preview.ts";
import type * as promising from "./promises.ts";
import type * as proving from "./prove.ts";
import type * as refreshing from "./refresh.ts";
import type * as simulating from "./simulate.ts";
import type * as staging from "./stage.ts";
import type * as upping from "./up.ts";
import type * as upgrading from "./upgrade.ts";
import type * as verifying from "./verify.ts";

export {
  BadInput,
  badInput,
  nameIn,
  nearest,
  type Problem,
  problemOf,
  sayHours,
  thingIn,
  visible,
} from "../spec/index.ts";
// Each deed is loaded when it is done: whoever only checks a file doesn't wait for Pulumi.
export { check } from "./check.ts";
export { type Drawer, openDrawer } from "./drawing/index.ts";
export type { Half } from "./halves.ts";
export { openHome } from "./home.ts";
export { type Listener, type Progress, silent } from "./listener.ts";
export { isProved } from "./proved.ts";
export { HOUSED, regionPlace } from "./regions.ts";
export { projectRoot, version } from "./root.ts";
export {
  type AnnexResult,
  type AnswerResult,
  type CheckResult,
  type DestroyResult,
  type DoctorResult,
  type FoundationResult,
  type MigrateResult,
  type NewResult,
  type PassResult,
  type PlanResult,
  type PreviewResult,
  type PromisesResult,
  type ProveResult,
  type RefreshResult,
  type SimulatorResult,
  shapes,
  type TenantRow,
  type TenantsResult,
  type UpgradeResult,
  type UpResult,
} from "./shapes/index.ts";
export type { Served } from "./simulate.ts";
export type { Stage } from "./stage.ts";
export { tenants } from "./tenants.ts";
export { Cancelled, Trouble } from "./trouble.ts";

/** How a tenant file comes about: what a draft decides, what is to be asked still, and the file that is written. */
export const drafting = () => import("./drafting/index.ts");
export type * as Drafting from "./drafting/index.ts";

export const assessmentOf = async (...given: Parameters<typeof assessing.assessmentOf>) =>
  (await import("./assess.ts")).assessmentOf(...given);

export const openStage = async (...given: Parameters<typeof staging.openStage>) =>
  (await import("./stage.ts")).openStage(...given);

export const plan: typeof planning.plan = async (...given) => (await import("./plan.ts")).plan(...given);

export const preview: typeof previewing.preview = async (...given) => (await import("./preview.ts")).preview(...given);

export const promises: typeof promising.promises = async (...given) =>
  (await import("./promises.ts")).promises(...given);

export const prove: typeof proving.prove = async (...given) => (await import("./prove.ts")).prove(...given);

export const annex: typeof annexing.annex = async (...given) => (await import("./annex/index.ts")).annex(...given);

export const answer: typeof answering.answer = async (...given) =>
  (await import("./answering/index.ts")).answer(...given);

export const picture: typeof picturing.picture = async (...given) => (await import("./picture.ts")).picture(...given);

export const verify = async (...given: Parameters<typeof verifying.verify>) =>
  (await import("./verify.ts")).verify(...given);

export const upgrade: typeof upgrading.upgrade = async (...given) => (await import("./upgrade.ts")).upgrade(...given);

export const migrate: typeof migrating.migrate = async (...given) => (await import("./migrate.ts")).migrate(...given);

export const up: typeof upping.up = async (...given) => (await import("./up.ts")).up(...given);

export const refresh: typeof refreshing.refresh = async (...given) => (await import("./refresh.ts")).refresh(...given);

export const destroy: typeof destroying.destroy = async (...given) => (await import("./destroy.ts")).destroy(...given);

export const exportStack: typeof exporting.exportStack = async (...given) =>
  (await import("./export.ts")).exportStack(...given);

export const simulate: typeof simulating.simulate = async (...given) =>
  (await import("./simulate.ts")).simulate(...given);

export const doctor: typeof doctoring.doctor = async (...given) => (await import("./doctor/index.ts")).doctor(...given);

export const foundation: typeof founding.foundation = async (...given) =>
  (await import("./foundation/index.ts")).foundation(...given);
