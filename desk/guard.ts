import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";

/** Longest form that is read: twice the longest tenant file, since a form names every entry of a list in full. */
const MOST_BYTES = 512 * 1024;

/**
 * Answers nobody but pages of this desk, and people who type its address: a page from elsewhere can neither make a
 * browser write here nor read what stands here, whatever name its own host pretends this address to have.
 * @param hosts what `Host` may be
 */
export function onlyHere(hosts: readonly string[]): MiddlewareHandler {
  const origins = hosts.map((host) => `http://${host}`);
  return async (context, next) => {
    const { req } = context;
    const origin = req.header("origin");
    const site = req.header("sec-fetch-site") ?? "none";
    const reads = req.method === "GET" || req.method === "HEAD";
    const isOurs = origin === undefined ? reads : origins.includes(origin);
    if (!hosts.includes(req.header("host") ?? "")) return context.text("This desk has another address.", 403);
    if (!isOurs || !["same-origin", "none"].includes(site))
      return context.text("Only the desk's own pages may ask.", 403);
    return next();
  };
}

/** Refuses what is too long to be a tenant's form, before it is read. */
export const bounded: MiddlewareHandler = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (context) => context.text(`That is too long: a form has at most ${MOST_BYTES / 1024} kB.`, 413),
});

/** What a page may do in the browser: show what this desk sent, and nothing from anywhere else. */
export const closed: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
});

/** Keeps customers' names out of the browser's cache. */
export const unkept: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has("cache-control")) context.header("Cache-Control", "no-store");
};
