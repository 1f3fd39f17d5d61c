export { type Drawer, openDrawer } from "./drawer.ts";
