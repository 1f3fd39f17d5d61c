import { expect, it } from "vitest";
import { planKubeconfig } from "../../../components/cluster/access.ts";
import type { Values } from "../../../simulator/protocol/index.ts";
import { ROLE_ARN } from "../cloud.ts";
import { openGround, withNodes } from "../eks/given.ts";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const VOLUME = "kubernetes:core/v1:PersistentVolume";
const CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";

function openCluster() {
  const ground = openGround();
  const server = String(withNodes(ground).properties.endpoint);
  const place = { name: "almendro", certificate: "Q0E=", region: "eu-south-2", role: ROLE_ARN };
  const inside = ground.inside(planKubeconfig({ ...place, server }));
  for (const name of ["app", "web"]) inside.make(NAMESPACE, { metadata: { name } });
  const csi = { driver: "efs.csi.aws.com", volumeHandle: "fs-1::fsap-1" };
  const volume = (claimRef: Values) =>
    inside.make(VOLUME, { metadata: { name: "clients" }, spec: { csi, claimRef, capacity: { storage: "1Gi" } } });
  const claim = (namespace: string, volumeName = "clients", name = "clients") =>
    inside.make(CLAIM, { metadata: { name, namespace }, spec: { storageClassName: "", volumeName } });
  return { inside, volume, claim };
}

it("a volume is the whole cluster's, and taken by the claim that it is for and by no other", () => {
  const { volume, claim } = openCluster();
  expect(() => claim("app")).toThrow('persistentvolume "clients" not found');
  expect(volume({ namespace: "app", name: "clients" }).id).toBe("clients");
  expect(() => claim("web")).toThrow('persistentvolume "clients" is for the claim app/clients');
  expect(claim("app").id).toBe("app/clients");
});

it("claims stay within their namespace's quota", () => {
  const { inside, volume, claim } = openCluster();
  volume({});
  const quota = (most: string) => ({
    metadata: { name: "quota", namespace: "app" },
    spec: { hard: { persistentvolumeclaims: most } },
  });
  inside.make("kubernetes:core/v1:ResourceQuota", quota("1"));
  expect(claim("app").id).toBe("app/clients");
  expect(() => claim("app", "clients", "more")).toThrow("exceeded quota: quota, persistentvolumeclaims=1");
  expect(claim("web").id).toBe("web/clients");
});

it("what a volume is and what a claim takes never change", () => {
  const { inside } = openCluster();
  const of = (handle: string) => ({
    metadata: { name: "clients" },
    spec: { csi: { driver: "efs.csi.aws.com", volumeHandle: handle } },
  });
  expect(inside.replaces(VOLUME, of("fs-1::fsap-1"), of("fs-1::fsap-2"))).toHaveLength(1);
  expect(inside.replaces(VOLUME, of("fs-1::fsap-1"), of("fs-1::fsap-1"))).toEqual([]);
});

it("pods wait for the claims that they name", () => {
  const { inside, volume, claim } = openCluster();
  const tolerations = [{ key: "tier", operator: "Equal", value: "web", effect: "NoSchedule" }];
  const volumes = [{ name: "clients", persistentVolumeClaim: { claimName: "clients" } }];
  const labels = { app: "app" };
  const pod = { containers: [{ name: "app", image: "app" }], tolerations, volumes };
  const start = () =>
    inside.make("kubernetes:apps/v1:Deployment", {
      metadata: { name: "app", namespace: "app" },
      spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } },
    });
  expect(start).toThrow('persistentvolumeclaim "clients" not found');
  volume({});
  claim("app");
  expect(start().id).toBe("app/app");
});
