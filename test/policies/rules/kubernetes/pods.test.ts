import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../graph/index.ts";
import { imagesTrusted } from "../../../../policies/rules/kubernetes/images-trusted.ts";
import { noDefaultNamespace } from "../../../../policies/rules/kubernetes/no-default-namespace.ts";
import { podsMeetRestricted } from "../../../../policies/rules/kubernetes/pods-meet-restricted.ts";
import { pssRestrictedNamespaces } from "../../../../policies/rules/kubernetes/pss-restricted-namespaces.ts";
import { pvEncryptedStorageclass } from "../../../../policies/rules/kubernetes/pv-encrypted-storageclass.ts";
import { added, almendro, type Home, home as homeOf, refer, set, without } from "../almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const POD = "spec.template.spec";
const ONE = `${POD}.containers.0`;

describe("namespaces enforce the restricted standard", () => {
  const remedy =
    "declare the namespace with the labels pod-security.kubernetes.io/enforce: restricted and pod-security.kubernetes.io/enforce-version: v1.n";
  const labels = (level: string, version: string) =>
    set("Namespace::almendro-web", "metadata.labels", {
      "pod-security.kubernetes.io/enforce": level,
      "pod-security.kubernetes.io/enforce-version": version,
    });

  it("says at which version", () => {
    expect(home.says(pssRestrictedNamespaces)).toEqual([
      "almendro-app pass: the namespace almendro-app enforces the restricted standard of v1.36.",
      "almendro-web pass: the namespace almendro-web enforces the restricted standard of v1.36.",
    ]);
  });

  it.each([
    [labels("baseline", "v1.36"), "enforces baseline"],
    [labels("restricted", "latest"), "enforces what the restricted standard is at latest"],
    [set("Namespace::almendro-web", "metadata.labels", undefined), "enforces nothing"],
  ])("finds one that does less", (change, what) => {
    expect(home.complaints(pssRestrictedNamespaces, change)).toEqual([
      `almendro-web fail: the namespace almendro-web ${what}: ${remedy}.`,
    ]);
  });

  it("finds pods in a namespace that isn't declared", () => {
    expect(home.complaints(pssRestrictedNamespaces, without("Namespace::almendro-app"))).toEqual([
      `almendro-app fail: almendro-app runs in the namespace app, which this stack doesn't declare: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(
      home.complaints(pssRestrictedNamespaces, set("Namespace::almendro-web", "metadata.labels", UNKNOWN)),
    ).toEqual([
      `almendro-web unproven: metadata.labels of almendro-web can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("pods meet the restricted standard", () => {
  const remedy = "give the pod and each container the settings that the restricted pod security standard asks for";

  it("holds for every part of the product", () => {
    expect(home.says(podsMeetRestricted)).toEqual([
      "almendro-app pass: pods of almendro-app meet the restricted standard.",
      "almendro-web pass: pods of almendro-web meet the restricted standard.",
    ]);
  });

  it.each([
    [`${POD}.hostNetwork`, true, "hostNetwork is on"],
    [`${POD}.hostPID`, true, "hostPID is on"],
    [`${POD}.volumes`, [{ name: "node", hostPath: { path: "/" } }], "it mounts a hostPath volume"],
    [`${POD}.securityContext.sysctls`, [{ name: "kernel.msgmax", value: "1" }], "it sets kernel.msgmax of the kernel"],
    [`${POD}.securityContext.runAsUser`, 0, "the pod runs as root"],
    [`${POD}.securityContext.runAsNonRoot`, undefined, "container web may run as root"],
    [`${POD}.securityContext.seccompProfile`, undefined, "container web has no seccomp profile"],
    [`${ONE}.securityContext.runAsNonRoot`, false, "container web may run as root and container web may run as root"],
    [`${ONE}.securityContext.privileged`, true, "container web is privileged"],
    [`${ONE}.securityContext.allowPrivilegeEscalation`, undefined, "container web may raise its privileges"],
    [`${ONE}.securityContext.capabilities.drop`, ["NET_RAW"], "container web keeps capabilities"],
    [`${ONE}.securityContext.capabilities.add`, ["SYS_ADMIN"], "container web adds SYS_ADMIN"],
    [`${ONE}.securityContext.procMount`, "Unmasked", "container web sees all of /proc"],
    [`${ONE}.securityContext.seLinuxOptions.type`, "spc_t", "container web has an SELinux type of its own"],
    [`${ONE}.securityContext.readOnlyRootFilesystem`, undefined, "container web may write into its own image"],
    [`${ONE}.ports.0.hostPort`, 8443, "container web takes a port of the node"],
    [`${ONE}.livenessProbe.httpGet.host`, "10.0.0.1", "container web names a host to probe"],
  ])("finds %s", (path, value, what) => {
    expect(home.complaints(podsMeetRestricted, set("Deployment::almendro-web", path, value))).toEqual([
      `almendro-web fail: pods of almendro-web break the restricted standard, since ${what}: ${remedy}.`,
    ]);
  });

  it.each(["initContainers", "ephemeralContainers"])("reads %s too", (kind) => {
    const change = set("Deployment::almendro-web", `${POD}.${kind}`, [{ name: "more" }]);
    expect(home.complaints(podsMeetRestricted, change)).toEqual([
      `almendro-web fail: pods of almendro-web break the restricted standard, since container more may raise its privileges and container more keeps capabilities and container more may write into its own image: ${remedy}.`,
    ]);
  });

  it("reads the pods of a clock's jobs", () => {
    const job = added("kubernetes:batch/v1:CronJob", "nightly", {
      spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: "a" }] } } } } },
    });
    expect(home.complaints(podsMeetRestricted, job)).toEqual([
      `nightly fail: pods of nightly break the restricted standard, since container a may run as root and container a has no seccomp profile and container a may raise its privileges and container a keeps capabilities and container a may write into its own image: ${remedy}.`,
    ]);
  });

  it("proves nothing of pods that the plan doesn't show", () => {
    expect(home.complaints(podsMeetRestricted, added("kubernetes:helm.sh/v3:Release", "chart", {}))).toEqual([
      `chart unproven: chart makes or changes pods that the plan doesn't show, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    const change = set("Deployment::almendro-web", `${ONE}.securityContext.privileged`, UNKNOWN);
    expect(home.complaints(podsMeetRestricted, change)).toEqual([
      `almendro-web unproven: ${ONE}.securityContext.privileged of almendro-web can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("images are those that were released", () => {
  const remedy = "name the released image by its digest, in the vendor's registry of the tenant's region";
  const registry = "210000000001.dkr.ecr.eu-south-2.amazonaws.com";
  const other = `sha256:${"0".repeat(64)}`;

  it("says which release runs", () => {
    expect(home.says(imagesTrusted)).toEqual([
      "almendro-app pass: almendro-app runs what was released as 12.4.",
      "almendro-web pass: almendro-web runs what was released as 12.4.",
    ]);
  });

  it.each([
    [`${registry}/openhr/web:12.4`, "is not named by its digest"],
    [`${registry}/openhr/web@${other}`, "was not released"],
    [`docker.io/openhr/web@${other}`, "is not in the vendor's registry"],
    [`220000000021.dkr.ecr.eu-south-2.amazonaws.com/openhr/web@${other}`, "is not in the vendor's registry"],
    [`210000000001.dkr.ecr.us-east-1.amazonaws.com/openhr/web@${other}`, "is not in the vendor's registry"],
  ])("finds %s", (image, what) => {
    expect(home.complaints(imagesTrusted, set("Deployment::almendro-web", `${ONE}.image`, image))).toEqual([
      `almendro-web fail: almendro-web runs what nobody vouches for, since ${image} ${what}: ${remedy}.`,
    ]);
  });

  it("leaves open an image that can't be known", () => {
    expect(home.complaints(imagesTrusted, set("Deployment::almendro-web", `${ONE}.image`, UNKNOWN))).toEqual([
      `almendro-web unproven: ${ONE}.image of almendro-web can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("wants a registry of the tenant's own to keep its images as they are", () => {
    const repository = added("aws:ecr/repository:Repository", "mirror", { imageTagMutability: "MUTABLE" });
    expect(home.complaints(imagesTrusted, repository)).toEqual([
      `mirror fail: images of mirror can't be trusted, since tags can be moved and images aren't scanned: ${remedy}.`,
    ]);
  });
});

describe("volumes are encrypted and stay", () => {
  const remedy = "use a storage class of this stack, encrypted with the tenant's key and with reclaim policy Retain";
  const claim = (spec: Record<string, string>) =>
    added("kubernetes:core/v1:PersistentVolumeClaim", "claim", { metadata: { namespace: "app" }, spec });

  it("says so", () => {
    expect(home.says(pvEncryptedStorageclass)).toEqual([
      "almendro-encrypted pass: volumes of almendro-encrypted are encrypted with a key of this tenant and stay when their claim goes.",
    ]);
  });

  it.each([
    ["reclaimPolicy", "Delete", "volumes go with their claim"],
    ["provisioner", "kubernetes.io/aws-ebs", "no driver that knows the tenant's key makes its volumes"],
    ["parameters.encrypted", "false", "parameters.encrypted is off"],
    ["parameters.kmsKeyId", undefined, "parameters.kmsKeyId names no key, so a key of AWS is used"],
  ])("finds a wrong %s", (path, value, what) => {
    expect(home.complaints(pvEncryptedStorageclass, set("StorageClass::almendro-encrypted", path, value))).toEqual([
      `almendro-encrypted fail: volumes of almendro-encrypted aren't safe, since ${what}: ${remedy}.`,
    ]);
  });

  it("takes claims of its own classes, by name or by default, and no others", () => {
    expect(home.complaints(pvEncryptedStorageclass, claim({ storageClassName: "encrypted" }))).toEqual([]);
    expect(home.complaints(pvEncryptedStorageclass, claim({}))).toEqual([]);
    expect(home.complaints(pvEncryptedStorageclass, claim({ storageClassName: "gp2" }))).toEqual([
      `claim fail: claim claims volumes of gp2, which this stack doesn't declare: ${remedy}.`,
    ]);
  });

  describe("also where no class makes them", () => {
    const volume = "PersistentVolume::kade-app-opdrachtgevers";
    const files = "FileSystem::kade-shared";
    let sharing: Home;
    beforeAll(async () => {
      sharing = await homeOf("kade");
    });

    it("by the file system that they refer to", () => {
      expect(sharing.says(pvEncryptedStorageclass).filter((said) => said.includes("opdrachtgevers"))).toEqual([
        "kade-app-opdrachtgevers pass: kade-app-opdrachtgevers is a folder of kade-shared, which is encrypted with a key of this tenant.",
        "kade-app-opdrachtgevers pass: kade-app-opdrachtgevers claims kade-app-opdrachtgevers.",
      ]);
    });

    it.each([
      ["a file system in plain", set(files, "encrypted", false), "isn't safe, since encrypted is off"],
      ["one under AWS's key", set(files, "kmsKeyId", undefined), "isn't safe, since kmsKeyId names no key, so a key"],
      ["one of somebody else's", refer(volume, "spec"), "is a volume whose encryption nobody can read from the plan"],
      ["another driver", set(volume, "spec.csi.driver", "nfs.example"), "is a volume whose encryption nobody can read"],
      ["files that go", set(volume, "spec.persistentVolumeReclaimPolicy", "Delete"), "since it goes with its claim"],
      [
        "a claim of another volume",
        set("PersistentVolumeClaim::kade-app-opdrachtgevers", "spec.volumeName", "elsewhere"),
        "claims elsewhere, which this stack doesn't declare",
      ],
    ])("finds %s", (_, change, clause) => {
      expect(sharing.complaints(pvEncryptedStorageclass, change)).toEqual([
        expect.stringMatching(/^kade-app-opdrachtgevers fail: /),
      ]);
      expect(sharing.complaints(pvEncryptedStorageclass, change)[0]).toContain(clause);
    });

    it("leaves open a driver that can't be known", () => {
      expect(sharing.complaints(pvEncryptedStorageclass, set(volume, "spec.csi.driver", UNKNOWN))).toEqual([
        `kade-app-opdrachtgevers unproven: spec.csi.driver of kade-app-opdrachtgevers can't be known before kade-shared-opdrachtgevers (aws:efs/accessPoint:AccessPoint) and kade-shared (aws:efs/fileSystem:FileSystem) are made, so it can't be proved: ${remedy}.`,
      ]);
    });
  });

  it("leaves open what can't be known", () => {
    expect(
      home.complaints(pvEncryptedStorageclass, set("StorageClass::almendro-encrypted", "reclaimPolicy", UNKNOWN)),
    ).toEqual([
      `almendro-encrypted unproven: reclaimPolicy of almendro-encrypted can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nothing is in a common namespace", () => {
  const remedy = "name the namespace of its tier in metadata.namespace";

  it("finds what says default, or nothing at all", () => {
    for (const namespace of ["default", undefined]) {
      expect(
        home.complaints(noDefaultNamespace, set("Service::almendro-app", "metadata.namespace", namespace)),
      ).toEqual([`almendro-app fail: the Service almendro-app is in the namespace default: ${remedy}.`]);
    }
    expect(home.complaints(noDefaultNamespace)).toEqual([]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(noDefaultNamespace, set("Service::almendro-app", "metadata.namespace", UNKNOWN))).toEqual([
      `almendro-app unproven: metadata.namespace of almendro-app can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
