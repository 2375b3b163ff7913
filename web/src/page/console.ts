/** What the browser's console (and a test) finds under `madang`: the store, the line to the hub, the scene. */

const madang: Record<string, unknown> = {};

export function expose(parts: Readonly<Record<string, unknown>>): void {
  Object.assign(madang, parts);
  Object.assign(globalThis, { madang });
}
