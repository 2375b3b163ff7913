/** The seam between the page and the 3D scene: what `createScene` of src/scene/index.ts takes and gives. */

import type { Store } from "./store";
import type { Change } from "./wire";

export interface SceneOptions {
  readonly theme: "light" | "dark";
  readonly reducedMotion: boolean;
}

/** Free room around the home in CSS pixels, covered by the page's own parts (feed, line, sheet). */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The home instead of the real room, or standing in the real room that one goes on seeing. */
export type XrMode = "immersive-vr" | "immersive-ar";

/** A place on the container, in CSS pixels from its top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  /** About how large the thing is there: a popover keeps that far away. */
  readonly radius: number;
}

/**
 * The dollhouse. It reads the store by itself (states, selection, language) and writes `store.select`;
 * a double click (or the XR trigger) on a thing calls `store.toggleMain`.
 */
export interface Scene {
  /** Where a thing is on the screen now; null when it has no place or is out of view. */
  project(thing: string): ScreenPoint | null;
  /** Calls back after the camera moved (at most once a frame). Returns how to stop. */
  onMove(callback: () => void): () => void;
  /** Draws what is foreseen as a ghost; null takes it away. */
  setGhost(changes: readonly Change[] | null): void;
  /** Looks at one room; null shows the whole home. */
  focusSpace(space: string | null): void;
  setTheme(theme: "light" | "dark"): void;
  setReducedMotion(reduced: boolean): void;
  setInsets(insets: Insets): void;
  /** What this browser can enter: an empty list where it has no headset. */
  xrModes(): Promise<readonly XrMode[]>;
  /** Enters (from a click). Rejects where the browser or the person refuses. */
  enterXR(mode: XrMode): Promise<void>;
  dispose(): void;
}

/** `createScene` of src/scene/index.ts. Throws (or rejects) where WebGL is missing: the page shows the list then. */
export type CreateScene = (container: HTMLElement, store: Store, options: SceneOptions) => Scene | Promise<Scene>;
