import type { Rule } from "../../rule.ts";
import { cniEnforcesPolicy } from "./cni-enforces-policy.ts";
import { defaultDenyNetpol } from "./default-deny-netpol.ts";
import { eksAccessEntries } from "./eks-access-entries.ts";
import { eksEndpointPrivate } from "./eks-endpoint-private.ts";
import { eksPrivateNodes } from "./eks-private-nodes.ts";
import { eksSecretsKms } from "./eks-secrets-kms.ts";
import { imagesTrusted } from "./images-trusted.ts";
import { machinesWithoutRights } from "./machines-without-rights.ts";
import { netpolTierGraph } from "./netpol-tier-graph.ts";
import { noDefaultNamespace } from "./no-default-namespace.ts";
import { noDirectExposure } from "./no-direct-exposure.ts";
import { podsHoldNoToken } from "./pods-hold-no-token.ts";
import { podsMeetRestricted } from "./pods-meet-restricted.ts";
import { pssRestrictedNamespaces } from "./pss-restricted-namespaces.ts";
import { pvEncryptedStorageclass } from "./pv-encrypted-storageclass.ts";
import { rbacNoClusterAdmin } from "./rbac-no-cluster-admin.ts";
import { rbacRightsHarmless } from "./rbac-rights-harmless.ts";
import { workloadsSurviveAZone } from "./workloads-survive-a-zone.ts";

export const kubernetes: readonly Rule[] = [
  pssRestrictedNamespaces,
  podsMeetRestricted,
  defaultDenyNetpol,
  netpolTierGraph,
  cniEnforcesPolicy,
  eksEndpointPrivate,
  eksSecretsKms,
  eksPrivateNodes,
  machinesWithoutRights,
  eksAccessEntries,
  rbacNoClusterAdmin,
  rbacRightsHarmless,
  podsHoldNoToken,
  imagesTrusted,
  noDirectExposure,
  pvEncryptedStorageclass,
  noDefaultNamespace,
  workloadsSurviveAZone,
];
