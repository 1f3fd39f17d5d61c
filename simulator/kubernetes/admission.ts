import type { Value, Values } from "../protocol/index.ts";
import { at, listAt } from "./object.ts";

/**
 * Where a pod violates the restricted pod security standard, in the API server's words; empty when nowhere. Volumes are
 * judged by their kind, users by what pod and container say together.
 */
export function violations(pod: Values): readonly string[] {
  const containers = [
    ...listAt(pod, "containers"),
    ...listAt(pod, "initContainers"),
    ...listAt(pod, "ephemeralContainers"),
  ];
  return [
    ...shared(pod),
    ...volumes(pod),
    ...containers.flatMap((container) =>
      ofContainer(pod, container).map((say) => `container "${String(container.name)}" ${say}`),
    ),
  ];
}

function shared(pod: Values): string[] {
  return ["hostNetwork", "hostPID", "hostIPC"].filter((way) => pod[way] === true).map((way) => `${way}=true`);
}

const VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

function volumes(pod: Values): string[] {
  return listAt(pod, "volumes")
    .filter((volume) => !VOLUMES.some((kind) => volume[kind] !== undefined))
    .map((volume) => `restricted volume types (volume "${String(volume.name)}")`);
}

function ofContainer(pod: Values, container: Values): string[] {
  const own = (...path: string[]) => at(container, "securityContext", ...path);
  const said = (...path: string[]) => own(...path) ?? at(pod, "securityContext", ...path);
  const capabilities = own("capabilities", "add");
  const added = Array.isArray(capabilities) ? capabilities.filter((each) => each !== "NET_BIND_SERVICE") : [];
  const wrong: readonly (readonly [boolean, string])[] = [
    [own("privileged") === true, "must not set securityContext.privileged=true"],
    [own("allowPrivilegeEscalation") !== false, "must set securityContext.allowPrivilegeEscalation=false"],
    [!drops(own("capabilities", "drop")), 'must set securityContext.capabilities.drop=["ALL"]'],
    [added.length > 0, `must not include ${added.map(String).join(", ")} in securityContext.capabilities.add`],
    [said("runAsNonRoot") !== true, "must set securityContext.runAsNonRoot=true"],
    [said("runAsUser") === 0, "must not set runAsUser=0"],
    [!confined(said("seccompProfile", "type")), 'must set securityContext.seccompProfile.type to "RuntimeDefault"'],
    [listAt(container, "ports").some(({ hostPort }) => Number(hostPort ?? 0) > 0), "uses a hostPort"],
  ];
  return wrong.filter(([is]) => is).map(([, say]) => say);
}

function drops(value: Value | undefined): boolean {
  return Array.isArray(value) && value.includes("ALL");
}

function confined(type: Value | undefined): boolean {
  return type === "RuntimeDefault" || type === "Localhost";
}
