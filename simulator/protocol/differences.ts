import type { Change } from "./provider.ts";
import { isMap, same, type Value, type Values } from "./value.ts";

/** Every place in which new properties differ from old ones; what was unknown or becomes unknown differs. */
export function differences(olds: Values, news: Values): Change[] {
  return keysOf(olds, news).flatMap((key) => compare(key, olds[key], news[key]));
}

/** Whether a change is at a path, within it, or around it. */
export function touches(change: Change, path: string): boolean {
  const within = (inner: string, outer: string) =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return within(change.path, path) || within(path, change.path);
}

/** The top-level property a change is in. */
export function propertyOf(change: Change): string {
  return change.path.split(/[.[]/, 1)[0] ?? change.path;
}

function compare(path: string, old: Value | undefined, now: Value | undefined): Change[] {
  if (same(old, now)) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (now === undefined) return [{ path, kind: "delete" }];
  if (Array.isArray(old) && Array.isArray(now))
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) =>
      compare(`${path}[${index}]`, old[index], now[index]),
    ).flat();
  if (isMap(old) && isMap(now)) return keysOf(old, now).flatMap((key) => compare(step(path, key), old[key], now[key]));
  return [{ path, kind: "update" }];
}

function step(path: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`;
}

function keysOf(olds: Values, news: Values): string[] {
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
}
