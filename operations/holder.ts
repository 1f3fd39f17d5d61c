import { hostname, userInfo } from "node:os";
import { z } from "zod";

const shape = z.object({
  pid: z.int().positive(),
  username: z.string(),
  hostname: z.string(),
  /** ISO 8601. */
  timestamp: z.string().refine((time) => !Number.isNaN(Date.parse(time))),
});

/** Who is at work and since when, as the engine writes it into its locks and we into ours. */
export type Holder = Readonly<z.output<typeof shape>>;

/** Who a lock names; null when it names nobody, as one that is torn or another program's. */
export function holderIn(text: string): Holder | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** This process, from now on. */
export function thisProcess(): Holder {
  return {
    pid: process.pid,
    username: userName(),
    hostname: hostname(),
    timestamp: new Date().toISOString(),
  };
}

/** In a container the user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}

/** True only when it is proven: a process of this machine that is there no more. */
export function isDead({ pid, hostname: host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/**
 * Says who is at work, and what to do about it.
 * @param remedy what takes the lock of a process away that is gone, as a half sentence
 */
export function atWork(tenant: string, { username, hostname: host, pid, timestamp }: Holder, remedy: string): string {
  const since = new Date(timestamp).toISOString().replace("T", " ").slice(0, 16);
  return (
    `${username} on ${host} (process ${pid}) has been at work on ${tenant} since ${since} UTC: ` +
    `wait until that has ended, then run again. If you know that it is gone for good, ${remedy}.`
  );
}
