import { dig, isMap, type Resource } from "../../../graph/index.ts";
import { flag, list, number, places, text } from "../../read.ts";
import { containersOf, podAt } from "./objects.ts";

/** Kinds of volume that reach nothing of the node. */
const VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];
const SECCOMP = ["RuntimeDefault", "Localhost"];
/** Kernel settings that each pod has of its own (Kubernetes: Pod Security Standards, Baseline). */
const SYSCTLS =
  /^(kernel\.shm_rmid_forced|net\.ipv4\.(ip_local_port_range|ip_unprivileged_port_start|tcp_syncookies|ping_group_range|ip_local_reserved_ports|tcp_keepalive_(time|intvl|probes)|tcp_fin_timeout|tcp_[rw]mem))$/;
const SELINUX = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/**
 * What of a pod breaks the restricted pod security standard of Kubernetes, or lets it write into its own image, as
 * clauses; none when nothing does.
 * Throws `Unproven` where a setting can't be known.
 */
export function podFaults(maker: Resource): readonly string[] {
  const at = `${podAt(maker)}spec`;
  const containers = containersOf(maker);
  return [
    ...(containers.length === 0 ? ["it has no container that could be read"] : []),
    ...["hostNetwork", "hostPID", "hostIPC"]
      .filter((name) => flag(maker, `${at}.${name}`))
      .map((name) => `${name} is on`),
    ...volumeFaults(maker, `${at}.volumes`),
    ...places(maker, `${at}.securityContext.sysctls.*.name`)
      .map((path) => text(maker, path) ?? "")
      .filter((name) => !SYSCTLS.test(name))
      .map((name) => `it sets ${name} of the kernel`),
    ...sharedFaults(maker, `${at}.securityContext`, "the pod"),
    ...containers.flatMap((container) => containerFaults(maker, at, container)),
  ];
}

function volumeFaults(maker: Resource, at: string): readonly string[] {
  return places(maker, `${at}.*`).flatMap((path) => {
    const volume = dig(maker.inputs, path);
    const kinds = isMap(volume) ? Object.keys(volume).filter((key) => key !== "name") : ["unknown"];
    return kinds.filter((kind) => !VOLUMES.includes(kind)).map((kind) => `it mounts a ${kind} volume`);
  });
}

function containerFaults(maker: Resource, pod: string, at: string): readonly string[] {
  const own = `${at}.securityContext`;
  const name = `container ${text(maker, `${at}.name`) ?? at}`;
  const asRoot = flag(maker, `${own}.runAsNonRoot`) ?? flag(maker, `${pod}.securityContext.runAsNonRoot`);
  const seccomp = profile(maker, own) ?? profile(maker, `${pod}.securityContext`);
  const added = list(maker, `${own}.capabilities.add`).filter((one) => one !== "NET_BIND_SERVICE");
  const faults = [
    asRoot === true ? null : "may run as root",
    seccomp !== undefined && SECCOMP.includes(seccomp) ? null : "has no seccomp profile",
    flag(maker, `${own}.privileged`) ? "is privileged" : null,
    flag(maker, `${own}.allowPrivilegeEscalation`) === false ? null : "may raise its privileges",
    list(maker, `${own}.capabilities.drop`).includes("ALL") ? null : "keeps capabilities",
    added.length > 0 ? `adds ${added.join(", ")}` : null,
    ["Default", undefined].includes(text(maker, `${own}.procMount`)) ? null : "sees all of /proc",
    flag(maker, `${own}.readOnlyRootFilesystem`) === true ? null : "may write into its own image",
    hostPorts(maker, at) ? "takes a port of the node" : null,
    reachesHosts(maker, at) ? "names a host to probe" : null,
  ];
  return [
    ...faults.filter((fault) => fault !== null).map((fault) => `${name} ${fault}`),
    ...sharedFaults(maker, own, name),
  ];
}

/** What neither a pod nor a container may set. */
function sharedFaults(maker: Resource, context: string, who: string): readonly string[] {
  const apparmor = text(maker, `${context}.appArmorProfile.type`);
  const faults = [
    number(maker, `${context}.runAsUser`) === 0 ? "runs as root" : null,
    flag(maker, `${context}.runAsNonRoot`) === false ? "may run as root" : null,
    flag(maker, `${context}.windowsOptions.hostProcess`) ? "runs on the node itself" : null,
    profile(maker, context) === "Unconfined" ? "switches seccomp off" : null,
    apparmor === "Unconfined" ? "switches AppArmor off" : null,
    SELINUX.includes(text(maker, `${context}.seLinuxOptions.type`) ?? "") ? null : "has an SELinux type of its own",
    ["user", "role"].some((key) => text(maker, `${context}.seLinuxOptions.${key}`))
      ? "has an SELinux user or role"
      : null,
  ];
  return faults.filter((fault) => fault !== null).map((fault) => `${who} ${fault}`);
}

const profile = (maker: Resource, context: string) => text(maker, `${context}.seccompProfile.type`);

const hostPorts = (maker: Resource, at: string): boolean =>
  places(maker, `${at}.ports.*.hostPort`).some((path) => (number(maker, path) ?? 0) > 0);

/** Probes and hooks with a host of their own are sent by the node wherever they say. */
function reachesHosts(maker: Resource, at: string): boolean {
  const probes = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"];
  return probes.some((probe) => ["httpGet", "tcpSocket"].some((how) => text(maker, `${at}.${probe}.${how}.host`)));
}
